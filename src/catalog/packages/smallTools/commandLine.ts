import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../../package.ts';

/** A person answers. */
const answer = { effect: 'io-async', waitMs: 1000 } as const;
const registers = (returns: string) =>
  ({ ...light, work: { fixedNs: 2_000 }, callback: later, returns }) as const;
const reads = { ...light, work: { fixedNs: 50_000 } } as const;

/** Arguments and questions. */
export const commandLinePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'commander',
      version: '15.1.0',
      source: 'github.com/tj/commander.js',
      declaredAs: { program: 'Command' },
    },
    [
      ['Command createCommand', registers('Command')],
      [
        methodsOf(
          'Command',
          `command name description version option requiredOption addOption argument arguments addArgument addCommand action hook alias aliases usage summary
        allowUnknownOption allowExcessArguments enablePositionalOptions passThroughOptions showHelpAfterError showSuggestionAfterError exitOverride configureHelp configureOutput
        addHelpText addHelpCommand helpOption helpCommand on copyInheritedSettings storeOptionsAsProperties combineFlagAndOptionalValue`,
        ),
        registers('Command'),
      ],
      ['Command.parse', { ...reads, returns: 'Command' }],
      // Waits for the action.
      ['Command.parseAsync', { effect: 'io-async', waitMs: 10 }],
      [
        methodsOf(
          'Command',
          'opts optsWithGlobals getOptionValue setOptionValue getOptionValueSource outputHelp help helpInformation error',
        ),
        reads,
      ],
      ['Option createOption', { ...light, returns: 'Option' }],
      [
        methodsOf(
          'Option',
          'default choices env conflicts implies preset argParser makeOptionMandatory hideHelp',
        ),
        { ...light, returns: 'Option' },
      ],
      ['Argument createArgument', { ...light, returns: 'Argument' }],
      [
        methodsOf('Argument', 'default choices argParser argRequired argOptional'),
        { ...light, returns: 'Argument' },
      ],
      ['InvalidArgumentError CommanderError Help', light],
      ['program', { ...light, returns: 'Command' }],
    ],
  ),
  definePackage(
    {
      name: 'yargs',
      version: '18.2.0',
      types: '@types/yargs@17.0.35',
      source: 'yargs.js.org/docs',
      declaredAs: { yargs: '' },
    },
    [
      ['default', { ...light, work: { fixedNs: 100_000 }, returns: 'Argv' }],
      [
        methodsOf(
          'Argv',
          `option options command positional alias demandOption demandCommand default describe boolean string number array count choices coerce check
          conflicts implies example usage help version strict strictCommands strictOptions middleware group hide env config parserConfiguration
          recommendCommands scriptName showHelpOnFail wrap epilog epilogue exitProcess fail locale completion nargs normalize requiresArg`,
        ),
        registers('Argv'),
      ],
      [
        'Argv.parse Argv.parseSync Argv.showHelp Argv.exit Argv.terminalWidth',
        { ...light, work: { fixedNs: 300_000 } },
      ],
      ['Argv.parseAsync Argv.getHelp', { effect: 'io-async', waitMs: 10 }],
      ['hideBin', light],
    ],
  ),
  definePackage(
    {
      name: 'minimist',
      version: '1.2.8',
      types: '@types/minimist@1.2.5',
      source: 'github.com/minimistjs/minimist',
    },
    [['default minimist', { ...light, work: { fixedNs: 10_000 } }]],
  ),
  definePackage(
    {
      name: 'inquirer',
      version: '14.2.5',
      source: 'github.com/SBoudrias/Inquirer.js',
      declaredAs: { inquirer: '' },
    },
    [
      ['prompt', answer],
      ['createPromptModule registerPrompt restoreDefaultPrompts Separator', light],
    ],
  ),
  definePackage(
    {
      name: 'prompts',
      version: '2.4.2',
      types: '@types/prompts@2.4.9',
      source: 'github.com/terkelg/prompts',
      declaredAs: { prompts: '' },
    },
    [
      ['default prompts', answer],
      ['prompt prompts.text prompts.confirm prompts.select', answer],
      ['inject override', light],
    ],
  ),
];
