import { type CataloguedPackage, definePackage, light } from '../../package.ts';

const converts = (perUnitNs: number, over: number) =>
  ({ effect: 'cpu', work: { fixedNs: 8_000, perUnitNs, over } }) as const;

/** Validation and conversion by decorated classes, and checks of single texts. */
export const classValidationPackages: readonly CataloguedPackage[] = [
  // Gives a promise, but computes on the calling thread until it is settled.
  definePackage(
    { name: 'class-validator', version: '0.15.1', source: 'github.com/typestack/class-validator' },
    [
      ['validate validateOrReject', { ...light, work: { fixedNs: 10_000 } }],
      ['validateSync', { ...light, work: { fixedNs: 7_000 } }],
      [
        `isEmail isURL isUUID isString isNumber isInt isBoolean isDate isArray isEmpty isNotEmpty isDefined isIn min max minLength maxLength
      matches length isPositive isNegative isDateString isEnum equals contains isObject isIP isPhoneNumber isISO8601 isJSON isNumberString arrayContains arrayNotEmpty`,
        { ...light, work: { fixedNs: 1_000 } },
      ],
      [
        `IsEmail IsUrl IsUUID IsString IsNumber IsInt IsBoolean IsDate IsArray IsEmpty IsNotEmpty IsDefined IsOptional IsIn Min Max MinLength
      MaxLength Matches Length IsPositive IsNegative IsDateString IsEnum ValidateNested ValidateIf ArrayNotEmpty ArrayMinSize
      ArrayMaxSize IsObject Validate ValidatorConstraint registerDecorator buildMessage ValidateBy useContainer ValidationError Validator`,
        light,
      ],
    ],
  ),
  definePackage(
    { name: 'class-transformer', version: '0.5.1', source: 'github.com/typestack/class-transformer' },
    [
      ['plainToInstance plainToClass', converts(400, 1)],
      ['instanceToPlain classToPlain instanceToInstance serialize', converts(400, 0)],
      ['deserialize deserializeArray', converts(20, 1)],
      ['plainToClassFromExist', converts(400, 1)],
      [
        'Expose Exclude Type Transform TransformPlainToInstance TransformInstanceToPlain ClassTransformer',
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: 'validator',
      version: '13.15.35',
      types: '@types/validator@13.15.10',
      source: 'github.com/validatorjs/validator.js',
      subpathIsName: true,
      declaredAs: { validator: '' },
    },
    [
      [
        `isEmail isURL isUUID isAlpha isAlphanumeric isNumeric isInt isFloat isDecimal isBoolean isDate isISO8601 isJSON isJWT isIP
        isMobilePhone isCreditCard isHexColor isHexadecimal isIn isLength isByteLength isEmpty isLowercase isUppercase isAscii
        isBase64 isMACAddress isPort isPostalCode isSlug isStrongPassword isFQDN isLatLong isMimeType isMongoId isIBAN isISBN isHash equals contains matches
        isAfter isBefore isDivisibleBy isCurrency isDataURI isMD5 isSemVer isWhitelisted isISO31661Alpha2`,
        { ...light, work: { fixedNs: 1_500 } },
      ],
      [
        'escape unescape trim ltrim rtrim stripLow blacklist whitelist',
        { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 5, over: 0 } },
      ],
      ['normalizeEmail toBoolean toDate toFloat toInt toString', { ...light, work: { fixedNs: 1_000 } }],
    ],
  ),
];
