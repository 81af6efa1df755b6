import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/**
 * Looks at every part of an argument. All of these compute on the calling thread, those that give a promise too. What
 * programs check is mostly one small object, so most of the cost stands in the fixed part.
 */
const checks = (fixedNs: number, perUnitNs: number, over = 0) =>
  ({ effect: 'cpu', work: { fixedNs, perUnitNs, over } }) as const;
const makes = (returns: string) => ({ ...light, work: { fixedNs: 5_000 }, returns }) as const;

const zodKinds = `object strictObject looseObject array string number boolean date bigint enum literal union discriminatedUnion intersection tuple
  record map set optional nullable nullish any unknown never void undefined null nan lazy custom instanceof preprocess promise nativeEnum templateLiteral json file stringbool`;
const zodFormats = `email url uuid coerce.number coerce.string coerce.boolean coerce.date int float32 float64 ipv4 ipv6 cuid nanoid ulid base64 guid jwt`;
const zodRefinements = `optional nullable nullish default catch describe brand readonly array or and transform refine superRefine pipe
  min max length nonempty email url uuid regex trim startsWith endsWith int positive negative nonnegative finite multipleOf
  datetime extend merge pick omit partial required passthrough strict strip keyof catchall shape unwrap toLowerCase toUpperCase meta check overwrite safeExtend gt gte lt lte includes`;

/** Schemas that values are checked against. */
export const schemaPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'zod', version: '4.6.7', source: 'zod.dev', declaredAs: { z: '', 'z.iso': '' } }, [
    [`${zodKinds} ${zodFormats}`, makes('ZodType')],
    [`z`, light],
    ['*.parse *.safeParse *.parseAsync *.safeParseAsync *.spa', checks(1_000, 20)],
    ['parse safeParse parseAsync safeParseAsync', checks(1_000, 20, 1)],
    [
      zodRefinements
        .trim()
        .split(/\s+/)
        .map((name) => `*.${name}`)
        .join(' '),
      { ...makes('ZodType') },
    ],
    ['toJSONSchema', { ...light, work: { fixedNs: 50_000 } }],
    ['treeifyError prettifyError flattenError formatError ZodError config registry globalRegistry', light],
  ]),
  // Compiling writes a function and takes milliseconds, checking nearly nothing.
  definePackage({ name: 'ajv', version: '8.20.0', source: 'ajv.js.org/api.html' }, [
    ['default Ajv', { ...light, work: { fixedNs: 300_000 }, returns: 'Ajv' }],
    ['Ajv.compile', { effect: 'cpu', work: { fixedNs: 3_000_000 }, returns: 'ValidateFunction' }],
    ['Ajv.compileAsync', { effect: 'cpu', work: { fixedNs: 3_000_000 } }],
    ['ValidateFunction', checks(200, 10)],
    ['Ajv.validate', checks(500, 10, 1)],
    ['Ajv.validateSchema', checks(50_000, 100)],
    [
      'Ajv.addSchema Ajv.addFormat Ajv.addKeyword Ajv.addVocabulary Ajv.addMetaSchema Ajv.removeSchema Ajv.errorsText',
      { ...light, work: { fixedNs: 5_000 } },
    ],
    ['Ajv.getSchema', { ...light, work: { fixedNs: 1_000 }, returns: 'ValidateFunction' }],
  ]),
  definePackage(
    {
      name: 'joi',
      version: '18.3.2',
      source: 'joi.dev/api',
      declaredAs: {
        Root: '',
        AnySchema: 'Schema',
        ObjectSchema: 'Schema',
        StringSchema: 'Schema',
        NumberSchema: 'Schema',
        ArraySchema: 'Schema',
        DateSchema: 'Schema',
        'Joi.Root': '',
        'Joi.AnySchema': 'Schema',
        'Joi.ObjectSchema': 'Schema',
        'Joi.StringSchema': 'Schema',
        'Joi.NumberSchema': 'Schema',
        'Joi.ArraySchema': 'Schema',
        'Joi.DateSchema': 'Schema',
        Joi: '',
      },
    },
    [
      [
        'object string number array boolean bool date any alternatives binary func symbol link valid ref when forbidden required optional allow exist not equal',
        { ...light, work: { fixedNs: 20_000 }, returns: 'Schema' },
      ],
      ['compile build', { ...light, work: { fixedNs: 50_000 }, returns: 'Schema' }],
      ['Schema.validate Schema.validateAsync', checks(10_000, 300)],
      ['attempt assert', checks(10_000, 300)],
      [
        methodsOf(
          'Schema',
          `keys append required optional allow valid invalid default min max length email uri pattern regex items unique integer positive
      trim lowercase uppercase when xor or and with without unknown concat label description messages custom alphanum guid isoDate greater less precision rename options prefs strict forbidden strip error tag meta external`,
        ),
        { ...light, work: { fixedNs: 10_000 }, returns: 'Schema' },
      ],
      ['isSchema isError isRef defaults extend', light],
    ],
  ),
  definePackage({ name: 'yup', version: '1.7.1', source: 'github.com/jquense/yup' }, [
    ['object string number array boolean bool date mixed tuple lazy ref', makes('Schema')],
    ['*.validate *.validateSync *.isValid *.isValidSync *.validateAt *.validateSyncAt', checks(20_000, 400)],
    ['*.cast', checks(5_000, 200)],
    [
      '*.required *.optional *.nullable *.defined *.default *.min *.max *.length *.email *.url *.matches *.oneOf *.notOneOf *.shape *.of *.concat *.pick *.omit *.partial *.when *.test *.transform *.trim *.integer *.positive *.label *.meta *.noUnknown *.strict *.typeError *.ensure *.uuid *.lowercase *.uppercase *.moreThan *.lessThan *.strip *.describe',
      makes('Schema'),
    ],
    ['reach getIn isSchema ValidationError setLocale addMethod', light],
  ]),
  definePackage({ name: 'valibot', version: '1.5.0', source: 'valibot.dev/api' }, [
    ['parse safeParse parseAsync safeParseAsync assert is', checks(1_000, 20, 1)],
    ['parser safeParser', { ...light, returns: 'Parser' }],
    ['Parser SafeParser', checks(1_000, 20)],
    [
      `object strictObject looseObject array string number boolean date bigint enum picklist literal union variant intersect tuple record
      map set optional nullable nullish any unknown never lazy custom instance pipe email url uuid regex minLength
      maxLength length nonEmpty minValue maxValue integer trim transform check forward partial required pick omit
      fallback brand readonly toLowerCase startsWith endsWith includes isoDate isoTimestamp flatten getDefaults pipeAsync checkAsync objectAsync arrayAsync`,
      { ...light, work: { fixedNs: 500 } },
    ],
  ]),
  definePackage({ name: 'superstruct', version: '2.0.2', source: 'docs.superstructjs.org' }, [
    ['assert is create mask validate', checks(3_000, 300)],
    [
      `object type array string number boolean date bigint enums literal union intersection tuple record map set optional nullable any
      unknown never lazy dynamic define refine size min max pattern nonempty integer instance func regexp assign pick omit partial defaulted coerce trimmed deprecated struct StructError`,
      { ...light, work: { fixedNs: 1_000 } },
    ],
  ]),
  definePackage({ name: 'io-ts', version: '2.2.22', source: 'github.com/gcanti/io-ts' }, [
    ['*.decode *.validate', checks(1_500, 100)],
    ['*.encode *.is', checks(500, 50)],
    [
      'type interface partial strict exact array readonlyArray record dictionary union intersection tuple literal keyof recursion refinement brand readonly',
      makes('Type'),
    ],
    ['Type', makes('Type')],
    ['*.pipe', makes('Type')],
  ]),
  definePackage(
    {
      name: '@sinclair/typebox',
      version: '0.34.52',
      source: 'github.com/sinclairzx81/typebox',
      declaredAs: { JavaScriptTypeBuilder: 'Type', JsonTypeBuilder: 'Type', Value: '' },
      modules: {
        'value/': '@sinclair/typebox/value',
        'compiler/': '@sinclair/typebox/compiler',
        'errors/': '@sinclair/typebox/errors',
      },
    },
    [
      [
        methodsOf(
          'Type',
          'Object Array String Number Integer Boolean Null Literal Union Intersect Tuple Record Optional Readonly Partial Required Pick Omit Enum Any Unknown Never Ref Recursive Composite Date Uint8Array Transform Unsafe',
        ),
        { ...light, work: { fixedNs: 2_000 } },
      ],
      ['Check Errors Decode Encode Parse Assert', checks(2_000, 20, 1), '@sinclair/typebox/value'],
      ['Clean Default Convert Cast', checks(2_000, 50, 1), '@sinclair/typebox/value'],
      ['Create Clone Equal Diff Patch Hash', checks(2_000, 20), '@sinclair/typebox/value'],
      [
        'TypeCompiler.Compile',
        { effect: 'cpu', work: { fixedNs: 500_000 }, returns: 'TypeCheck' },
        '@sinclair/typebox/compiler',
      ],
      ['TypeCheck.Check', checks(200, 10), '@sinclair/typebox/compiler'],
      ['TypeCheck.Errors TypeCheck.Decode TypeCheck.Encode', checks(2_000, 20), '@sinclair/typebox/compiler'],
    ],
  ),
];
