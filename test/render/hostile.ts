/** The twelve strings of the bar S3: each has broken the output of some tool. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'clear screen': 'Mug\u001b[2Jgone',
  'title and clipboard': '\u001b]0;owned\u0007\u001b]52;c;cm0gLXJm\u0007',
  hyperlink: '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  'carriage return': 'safe\rPlan: 0 to create',
  bell: 'ding\u0007\u009b31m\u007f\u0085',
  'bidi override': 'user\u202egnp.exe\u2066\u2069\u200f\u061c',
  'zero width': 'pay\u200bpal\u2060\ufeff\u00ad',
  'backtick fence': '```\n</details>\n```sh\nrm -rf /\n`` ` ````',
  mention: '@octocat and @github/team, a@b.example #123 GH-7 octo/repo#9 0123456789abcdef0123456789abcdef01234567',
  link: '[click](http://evil.example) ![i](https://evil.example/i.png) www.evil.example <https://evil.example> ][x]: http://e',
  script: `<script>alert(1)</script><img src=x onerror=alert(1)> "' onload="x" --> <!-- </style></pre></code>`,
  'formula and lines':
    '=HYPERLINK("http://evil.example")\n::error::owned\n##[command]x\n# heading\n- item\n| a | b |\n\u2028\ud800',
};
