import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_loyalty() {
  local words
  mapfile -t words < <(loyalty --get-yargs-completions "\${COMP_WORDS[@]}" 2>/dev/null)
  mapfile -t COMPREPLY < <(compgen -W "\${words[*]}" -- "\${COMP_WORDS[COMP_CWORD]}")
  [ \${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -F _loyalty loyalty
`,
  zsh: `#compdef loyalty
_loyalty() {
  local -a words_found
  words_found=("\${(@f)$(loyalty --get-yargs-completions "\${words[@]}" 2>/dev/null)}")
  if [ -n "\${words_found[1]}" ]; then compadd -a words_found; else _files; fi
}
compdef _loyalty loyalty
`,
  fish: `complete -c loyalty -f -a '(loyalty --get-yargs-completions (commandline -opc) (commandline -ct) 2>/dev/null)'
`,
};

export const command: Command = {
  positionals: { shell: { type: 'string', choices: Object.keys(SCRIPTS), default: 'bash', describe: 'Which shell' } },
  flags: {},
  examples: [
    ['loyalty completion bash >> ~/.bashrc', 'Complete commands and flags with Tab'],
    ['loyalty completion zsh > ~/.zfunc/_loyalty', 'The same for zsh'],
  ],
  async run(values, world) {
    world.out(SCRIPTS[values.shell as string] as string);
    return EXIT.ok;
  },
};
