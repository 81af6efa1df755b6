import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/** Settings, and what compilers leave in programs. */
export const settingPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'dotenv', version: '18.0.10', source: 'github.com/motdotla/dotenv' }, [
    ['config configDotenv', { effect: 'io-sync', waitMs: 0.2 }],
    ['parse', { effect: 'cpu', work: { fixedNs: 2_000, perUnitNs: 10, over: 0 } }],
    ['populate', { ...light, work: { fixedNs: 5_000 } }],
  ]),
  definePackage(
    {
      name: 'config',
      version: '5.0.1',
      source: 'github.com/node-config/node-config',
      declaredAs: { ConfigClass: '', ConfigUtils: 'util' },
    },
    [
      ['get has', { ...light, work: { fixedNs: 2_000 } }],
      [
        'util.toObject util.getEnv util.getConfigSources util.setModuleDefaults',
        { ...light, work: { fixedNs: 20_000 } },
      ],
      ['util.loadFileConfigs', { effect: 'io-sync', waitMs: 5 }],
      ['asyncConfig deferConfig', light],
      ['resolveAsyncConfigs', { effect: 'io-async', waitMs: 5 }],
    ],
  ),
  definePackage(
    {
      name: 'reflect-metadata',
      version: '0.2.2',
      source: 'github.com/rbuckton/reflect-metadata',
      declaredAs: { 'global.Reflect': 'Reflect' },
    },
    [
      [
        `Reflect.decorate Reflect.metadata Reflect.defineMetadata Reflect.hasMetadata Reflect.hasOwnMetadata
        Reflect.getMetadata Reflect.getOwnMetadata Reflect.getMetadataKeys Reflect.getOwnMetadataKeys Reflect.deleteMetadata`,
        { ...light, work: { fixedNs: 300 } },
      ],
    ],
  ),
  definePackage({ name: 'tslib', version: '2.9.1', source: 'github.com/microsoft/tslib' }, [
    [
      `__extends __assign __rest __decorate __param __metadata __importStar __importDefault __exportStar __createBinding __classPrivateFieldGet __classPrivateFieldSet
      __makeTemplateObject __values __await __asyncValues __addDisposableResource`,
      { ...light, work: { fixedNs: 200 } },
    ],
    ['__spreadArray __spread __read', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 2, over: 1 } }],
    ['__generator __asyncGenerator', light],
    // Runs the body of an `async` function.
    ['__awaiter', { ...light, callback: { argument: 3, calls: 'once' } }],
  ]),
];
