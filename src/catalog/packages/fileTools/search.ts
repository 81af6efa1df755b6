import { type CataloguedPackage, definePackage, later, light } from '../../package.ts';

/** Walks folders; the computing between the reads is little. */
const walk = { effect: 'io-async', waitMs: 20 } as const;
const walkSync = (asyncTwin: string) => ({ effect: 'io-sync', waitMs: 20, asyncTwin }) as const;
const climb = { effect: 'io-async', waitMs: 1 } as const;
const climbSync = (asyncTwin: string) => ({ effect: 'io-sync', waitMs: 0.5, asyncTwin }) as const;
const pattern = { ...light, work: { fixedNs: 2_000 } } as const;

/** Finding and watching. */
export const fileSearchPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'fast-glob',
      version: '3.3.3',
      source: 'github.com/mrmlnc/fast-glob',
      declaredAs: { FastGlob: '' },
    },
    [
      ['default FastGlob glob async', walk],
      ['sync globSync', walkSync('fg.glob')],
      ['stream globStream', { ...walk, waitMs: 2 }],
      ['generateTasks isDynamicPattern escapePath convertPathToPattern', pattern],
    ],
  ),
  definePackage({ name: 'globby', version: '16.2.4', source: 'github.com/sindresorhus/globby' }, [
    ['globby', walk],
    ['globbySync', walkSync('globby')],
    ['globbyStream', { ...walk, waitMs: 2 }],
    ['isGitIgnored generateGlobTasks', climb],
    ['isGitIgnoredSync generateGlobTasksSync', climbSync('isGitIgnored')],
    ['isDynamicPattern convertPathToPattern', pattern],
  ]),
  definePackage(
    { name: 'glob', version: '14.0.6', source: 'github.com/isaacs/node-glob', declaredAs: { glob: '' } },
    [
      ['glob', walk],
      ['globSync sync', walkSync('glob')],
      ['globStream globIterate stream iterate', walk],
      ['globStreamSync globIterateSync streamSync iterateSync', walkSync('globIterate')],
      ['Glob', { ...light, work: { fixedNs: 20_000 }, returns: 'Glob' }],
      ['Glob.walk Glob.stream Glob.iterate', walk],
      ['Glob.walkSync Glob.streamSync Glob.iterateSync', walkSync('Glob.walk')],
      ['hasMagic escape unescape', pattern],
    ],
  ),
  definePackage(
    {
      name: 'chokidar',
      version: '6.0.0',
      source: 'github.com/paulmillr/chokidar',
      declaredAs: { EventEmitter: 'FSWatcher' },
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      ['watch FSWatcher', { ...light, work: { fixedNs: 50_000 }, returns: 'FSWatcher' }],
      ['FSWatcher.add FSWatcher.unwatch', { ...light, work: { fixedNs: 10_000 }, returns: 'FSWatcher' }],
      ['FSWatcher.on FSWatcher.once', { ...light, callback: later, returns: 'FSWatcher' }],
      ['FSWatcher.getWatched', light],
      ['FSWatcher.close', climb],
    ],
  ),
  definePackage({ name: 'find-up', version: '8.0.0', source: 'github.com/sindresorhus/find-up' }, [
    ['findUp findUpMultiple findDown', climb],
    ['findUpSync findUpMultipleSync findDownSync', climbSync('findUp')],
  ]),
  definePackage({ name: 'cosmiconfig', version: '10.0.1', source: 'github.com/cosmiconfig/cosmiconfig' }, [
    ['cosmiconfig', { ...light, work: { fixedNs: 10_000 }, returns: 'PublicExplorer' }],
    ['cosmiconfigSync', { ...light, work: { fixedNs: 10_000 }, returns: 'PublicExplorerSync' }],
    ['PublicExplorer.search PublicExplorer.load', { ...climb, waitMs: 3 }],
    [
      'PublicExplorerSync.search PublicExplorerSync.load',
      { effect: 'io-sync', waitMs: 3, asyncTwin: 'cosmiconfig' },
    ],
    ['*.clearCaches *.clearLoadCache *.clearSearchCache', light],
    ['defaultLoaders defaultLoadersSync getDefaultSearchPlaces', light],
  ]),
];
