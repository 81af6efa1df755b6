import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

const short = { ...light, work: { fixedNs: 300 } } as const;
const draws = (returns: string) => ({ ...light, work: { fixedNs: 30_000 }, returns }) as const;
/** Looks at every character. Most texts here are a line at most. */
const perCharacter = (fixedNs: number, perUnitNs: number) =>
  ({ effect: 'cpu', work: { fixedNs, perUnitNs, over: 0 } }) as const;

const colours = 'black red green yellow blue magenta cyan white gray grey';
const backgrounds = 'bgBlack bgRed bgGreen bgYellow bgBlue bgMagenta bgCyan bgWhite';
const styles = 'reset bold dim italic underline inverse hidden strikethrough';
const any = (names: string): string => methodsOf('*', names);

/** Colours, bars and spinners. */
export const terminalPackages: readonly CataloguedPackage[] = [
  definePackage(
    { name: 'chalk', version: '6.0.1', source: 'github.com/chalk/chalk', declaredAs: { ChalkInstance: '' } },
    [
      [`${colours} ${backgrounds} ${styles}`, short],
      [
        `blackBright redBright greenBright yellowBright blueBright magentaBright cyanBright whiteBright overline visible`,
        short,
      ],
      [any(`${colours} ${backgrounds} ${styles}`), short],
      ['rgb hex ansi256 bgRgb bgHex bgAnsi256', { ...short, returns: 'ChalkInstance' }],
      ['ChalkInstance default', short],
      ['Chalk', { ...short, returns: 'ChalkInstance' }],
    ],
  ),
  definePackage(
    {
      name: 'picocolors',
      version: '1.1.1',
      source: 'github.com/alexeyraspopov/picocolors',
      declaredAs: { Colors: '', picocolors: '' },
    },
    [
      [`black red green yellow blue magenta cyan white gray ${backgrounds} ${styles}`, short],
      ['createColors', short],
    ],
  ),
  definePackage(
    {
      name: 'kleur',
      version: '4.1.5',
      source: 'github.com/lukeed/kleur',
      declaredAs: { 'kleur.Kleur': '', Kleur: '' },
    },
    [[`${colours} ${backgrounds} ${styles}`, { ...short, returns: 'Kleur' }]],
  ),
  definePackage({ name: 'ora', version: '9.4.1', source: 'github.com/sindresorhus/ora' }, [
    ['default ora', draws('Ora')],
    [methodsOf('Ora', 'start stop succeed fail warn info stopAndPersist clear render frame'), draws('Ora')],
    // The wait is that of the promise that it is given.
    ['oraPromise', { ...light, work: { fixedNs: 30_000 } }],
  ]),
  definePackage(
    {
      name: 'cli-progress',
      version: '3.12.0',
      types: '@types/cli-progress@3.11.6',
      source: 'github.com/npkgz/cli-progress',
      declaredAs: { GenericBar: 'SingleBar' },
    },
    [
      ['Bar SingleBar', draws('SingleBar')],
      ['MultiBar', draws('MultiBar')],
      [
        methodsOf('SingleBar', 'start stop update increment setTotal updateETA getProgress'),
        { ...light, work: { fixedNs: 5_000 } },
      ],
      ['MultiBar.create', draws('SingleBar')],
      ['MultiBar.stop MultiBar.remove MultiBar.log', { ...light, work: { fixedNs: 5_000 } }],
    ],
  ),
  definePackage({ name: 'string-width', version: '9.0.0', source: 'github.com/sindresorhus/string-width' }, [
    ['default stringWidth', perCharacter(5_000, 20)],
  ]),
  definePackage({ name: 'strip-ansi', version: '7.2.0', source: 'github.com/chalk/strip-ansi' }, [
    ['default stripAnsi', perCharacter(300, 5)],
  ]),
];
