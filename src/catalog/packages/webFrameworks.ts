import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, sendsJson } from '../package.ts';

/** Registers something that runs for each request, later. */
const registers = { ...light, callback: later } as const;

/** What is left to read of a request's body. */
const body = { effect: 'io-async', waitMs: 2 } as const;

/** Web frameworks but Express. */
export const webFrameworkPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'fastify',
      version: '5.12.8',
      source: 'fastify.dev/docs/latest/Reference',
      declaredAs: { 'fastify.FastifyInstance': 'FastifyInstance', 'fastify.FastifyReply': 'FastifyReply' },
    },
    [
      ['default fastify FastifyInstance.withTypeProvider', { ...light, returns: 'FastifyInstance' }],
      [methodsOf('FastifyInstance', 'get post put patch delete head options all route register'), registers],
      [
        methodsOf(
          'FastifyInstance',
          'addHook addSchema addContentTypeParser decorate decorateRequest decorateReply setErrorHandler setNotFoundHandler setValidatorCompiler setSerializerCompiler hasRoute hasPlugin printRoutes',
        ),
        registers,
      ],
      [methodsOf('FastifyInstance', 'listen ready after close'), registers],
      ['FastifyInstance.inject', { effect: 'io-async', waitMs: 2, callback: later }],
      ['FastifyReply.send', sendsJson],
      [methodsOf('FastifyReply', 'code status header headers type'), { ...light, returns: 'FastifyReply' }],
      [methodsOf('FastifyReply', 'redirect getHeader hasHeader removeHeader hijack callNotFound'), light],
    ],
  ),
  definePackage(
    {
      name: 'koa',
      version: '3.3.0',
      types: '@types/koa@3.0.3',
      source: 'koajs.com',
      declaredIn: ['cookies'],
      alsoInstall: ['@types/cookies@0.9.2'],
      declaredAs: {
        'Application.BaseContext': 'Context',
        ContextDelegatedRequest: 'Context',
        ContextDelegatedResponse: 'Context',
        Cookies: 'Context.cookies',
      },
    },
    [
      ['default Application', { ...light, returns: 'Application' }],
      [methodsOf('Application', 'use listen callback'), registers],
      ['Application.inspect Application.toJSON Context.cookies.get Context.cookies.set', light],
      [methodsOf('Context', 'throw assert get set append redirect attachment is accepts vary remove'), light],
    ],
  ),
  definePackage(
    {
      name: 'hono',
      version: '4.13.19',
      source: 'hono.dev/docs/api/hono',
      declaredAs: { HonoRequest: 'Context.req' },
    },
    [
      ['Hono Hono.basePath', { ...light, returns: 'Hono' }],
      [
        methodsOf('Hono', 'get post put patch delete options all on use route mount notFound onError'),
        registers,
      ],
      ['Hono.request Hono.fetch', { effect: 'io-async', waitMs: 2 }],
      ['Context.json', sendsJson],
      [
        methodsOf('Context', 'text html body redirect notFound status header set get newResponse render'),
        light,
      ],
      [methodsOf('Context.req', 'json text arrayBuffer blob bytes formData parseBody'), body],
      [methodsOf('Context.req', 'param query queries header valid'), light],
      ['HTTPException', light],
      ['cors logger', registers],
      ['basicAuth bearerAuth bodyLimit cache compress csrf etag prettyJSON secureHeaders timeout', registers],
      ['createMiddleware createFactory validator stream streamSSE streamText', registers],
      ['getCookie setCookie deleteCookie', light],
      // Web Crypto works on threads of its own.
      ['sign verify', { effect: 'libuv', waitMs: 0.6 }],
    ],
  ),
  definePackage(
    {
      name: '@hono/node-server',
      version: '2.1.9',
      source: 'hono.dev/docs/getting-started/nodejs',
    },
    [['serve createAdaptorServer getRequestListener serveStatic', registers]],
  ),
  definePackage(
    {
      name: '@nestjs/common',
      version: '12.5.1',
      source: 'docs.nestjs.com',
      declaredAs: { INestApplicationContext: 'INestApplication' },
    },
    [
      ['Controller Injectable Module Global Inject Optional Catch SetMetadata Version', light],
      ['Get Post Put Patch Delete Options Head All Sse HttpCode Header Redirect Render', light],
      ['Body Param Query Headers Session Req Request Res Response Next Ip HostParam', light],
      ['UploadedFile UploadedFiles UseGuards UsePipes UseInterceptors UseFilters', light],
      ['applyDecorators forwardRef mixin ValidationPipe ParseIntPipe ParseBoolPipe ParseUUIDPipe', light],
      ['ParseArrayPipe ParseEnumPipe ParseFloatPipe DefaultValuePipe ParseFilePipe', light],
      ['HttpException BadRequestException UnauthorizedException NotFoundException', light],
      ['ForbiddenException ConflictException GoneException UnprocessableEntityException', light],
      ['InternalServerErrorException ServiceUnavailableException NotImplementedException', light],
      ['Logger ConsoleLogger', light],
      [methodsOf('Logger', 'log error warn debug verbose fatal'), light],
      [methodsOf('ConsoleLogger', 'log error warn debug verbose fatal'), light],
      [
        methodsOf(
          'INestApplication',
          'use listen enableCors enableVersioning setGlobalPrefix useGlobalPipes useGlobalGuards useGlobalFilters useGlobalInterceptors getHttpServer getHttpAdapter getUrl close get enableShutdownHooks',
        ),
        registers,
      ],
    ],
  ),
  definePackage(
    {
      name: '@nestjs/core',
      version: '12.5.1',
      source: 'docs.nestjs.com/first-steps',
      declaredAs: { NestFactoryStatic: 'NestFactory' },
    },
    [
      [
        'NestFactory.create NestFactory.createApplicationContext NestFactory.createMicroservice',
        { effect: 'io-async', waitMs: 50, returns: 'NestApplication' },
      ],
      [
        methodsOf(
          'NestApplication',
          'use listen enableCors enableVersioning setGlobalPrefix useGlobalPipes useGlobalGuards useGlobalFilters useGlobalInterceptors getHttpServer getUrl',
        ),
        registers,
      ],
      ['ModuleRef.get', light],
      ['ModuleRef.resolve ModuleRef.create', light],
    ],
  ),
  definePackage(
    {
      name: '@hapi/hapi',
      version: '21.4.10',
      source: 'hapi.dev/api',
      declaredAs: { ServerAuth: 'Server.auth' },
    },
    [
      ['server Server', { ...light, returns: 'Server' }],
      [
        methodsOf(
          'Server',
          'route register ext method decorate auth.strategy auth.default log bind state expose',
        ),
        registers,
      ],
      [methodsOf('Server', 'start initialize stop'), registers],
      ['Server.inject', { effect: 'io-async', waitMs: 2 }],
      [methodsOf('ResponseToolkit', 'redirect authenticated unauthenticated state unstate entity'), light],
      ['ResponseToolkit.response', { ...light, returns: 'ResponseObject' }],
      [methodsOf('ResponseObject', 'code header type etag'), { ...light, returns: 'ResponseObject' }],
    ],
  ),
  definePackage(
    {
      name: 'next',
      version: '16.4.6',
      source: 'nextjs.org/docs/app/api-reference/functions',
      declaredAs: { ResponseCookies: 'NextResponse.cookies' },
    },
    [
      ['NextResponse', { ...light, returns: 'NextResponse' }],
      ['NextResponse.json', { ...sendsJson, returns: 'NextResponse' }],
      ['NextResponse.redirect NextResponse.rewrite NextResponse.next', { ...light, returns: 'NextResponse' }],
      ['NextResponse.cookies.set NextResponse.cookies.get NextResponse.cookies.delete userAgent', light],
      ['cookies headers draftMode connection revalidatePath revalidateTag unstable_cache', light],
      ['redirect permanentRedirect notFound', light],
      ['after', registers],
      ['default', { ...light, returns: 'NextServer' }],
      ['NextServer.getRequestHandler', light],
      ['NextServer.prepare NextServer.close', { effect: 'io-async', waitMs: 500 }],
    ],
  ),
];
