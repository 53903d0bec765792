import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';

// The parser prints descriptions, or none, by the name of the shell.
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_loyalty() {
  local IFS=$'\\n' cur="\${COMP_WORDS[COMP_CWORD]}"
  local words="$(SHELL=bash loyalty --get-yargs-completions "\${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)"
  [ "$cur" != = ] || cur=
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$cur"))
}
complete -F _loyalty loyalty
`,
  zsh: `#compdef loyalty
_loyalty() {
  local -a found
  found=("\${(@f)$(SHELL=zsh loyalty --get-yargs-completions "\${(@)words[1,CURRENT]}" 2>/dev/null)}")
  if [ -n "\${found[1]}" ]; then _describe loyalty found; else _files; fi
}
if [ "\${funcstack[1]}" = _loyalty ]; then _loyalty "$@"; else compdef _loyalty loyalty; fi
`,
  fish: `complete -c loyalty -f -a '(env SHELL=fish loyalty --get-yargs-completions (commandline -opc) (commandline -ct) 2>/dev/null)'
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
