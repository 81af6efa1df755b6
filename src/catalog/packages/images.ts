import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';
import { canvasPackages } from './canvases.ts';

/** A picture that goes through libvips on libuv's threads. */
const offThread = { effect: 'libuv', waitMs: 30, callback: later } as const;

/** A pass over the pixels of a picture, in JavaScript on the calling thread. */
const pixels = { effect: 'cpu', work: { fixedNs: 20_000_000 } } as const;

/** Compressing or uncompressing a picture in JavaScript. */
const coding = { effect: 'cpu', work: { fixedNs: 80_000_000 } } as const;

/** Images. */
export const imagePackages: readonly CataloguedPackage[] = [
  ...canvasPackages,
  definePackage(
    {
      name: 'sharp',
      version: '0.35.5',
      source: 'sharp.pixelplumbing.com/api-output',
      declaredAs: { sharp: '' },
    },
    [
      ['default sharp', { ...light, returns: 'Sharp' }],
      [methodsOf('Sharp', 'toBuffer toFile metadata stats'), offThread],
      [
        methodsOf(
          'Sharp',
          `resize extract extend trim rotate autoOrient flip flop affine sharpen median blur dilate erode flatten
          unflatten gamma negate normalize normalise clahe convolve threshold boolean linear recomb modulate tint
          greyscale grayscale pipelineColourspace toColourspace removeAlpha ensureAlpha extractChannel joinChannel
          bandbool composite png jpeg webp avif gif tiff heif jp2 jxl raw tile toFormat withMetadata keepMetadata
          withExif keepExif withIccProfile keepIccProfile timeout clone`,
        ),
        { ...light, returns: 'Sharp' },
      ],
      ['cache concurrency simd counters', light],
    ],
  ),
  definePackage(
    {
      name: 'jimp',
      version: '1.6.1',
      source: 'jimp-dev.github.io/jimp/api/jimp/classes/jimp',
      declaredAs: { JimpClass: 'Jimp', methods: 'Jimp' },
      declaredIn: ['@jimp/*'],
      alsoInstall: [
        '@jimp/core@1.6.1',
        '@jimp/plugin-blit@1.6.1',
        '@jimp/plugin-blur@1.6.1',
        '@jimp/plugin-circle@1.6.1',
        '@jimp/plugin-color@1.6.1',
        '@jimp/plugin-contain@1.6.1',
        '@jimp/plugin-cover@1.6.1',
        '@jimp/plugin-crop@1.6.1',
        '@jimp/plugin-displace@1.6.1',
        '@jimp/plugin-dither@1.6.1',
        '@jimp/plugin-fisheye@1.6.1',
        '@jimp/plugin-flip@1.6.1',
        '@jimp/plugin-hash@1.6.1',
        '@jimp/plugin-mask@1.6.1',
        '@jimp/plugin-print@1.6.1',
        '@jimp/plugin-quantize@1.6.1',
        '@jimp/plugin-resize@1.6.1',
        '@jimp/plugin-rotate@1.6.1',
        '@jimp/plugin-threshold@1.6.1',
        '@jimp/diff@1.6.1',
      ],
    },
    [
      ['Jimp', { ...light, returns: 'Jimp' }],
      ['Jimp.read Jimp.fromBuffer', { ...coding, returns: 'Jimp' }],
      ['Jimp.fromBitmap Jimp.clone', { ...light, returns: 'Jimp' }],
      ['Jimp.write Jimp.getBuffer Jimp.getBase64', coding],
      [
        methodsOf(
          'Jimp',
          `resize cover contain scale scaleToFit crop autocrop rotate flip blur gaussian blit composite circle mask
          print quantize dither fisheye displace threshold greyscale invert sepia brightness contrast opacity
          posterize pixelate convolute color normalize`,
        ),
        { ...pixels, returns: 'Jimp' },
      ],
      ['Jimp.hash Jimp.pHash diff distance', pixels],
      ['Jimp.getPixelColor Jimp.setPixelColor Jimp.hasAlpha rgbaToInt intToRGBA', light],
      ['loadFont', { effect: 'io-async', waitMs: 5 }],
    ],
  ),
  definePackage(
    {
      name: 'pngjs',
      version: '7.0.0',
      types: '@types/pngjs@6.0.5',
      source: 'github.com/pngjs/pngjs#readme',
      declaredAs: { PNGWithMetadata: 'PNG' },
    },
    [
      ['PNG', { ...light, returns: 'PNG' }],
      [
        'PNG.sync.read',
        { effect: 'cpu', work: { perUnitNs: 50, over: 0 }, returns: 'PNG', asyncTwin: 'PNG.parse' },
      ],
      ['PNG.sync.write', { ...coding, asyncTwin: 'PNG.pack' }],
      ['PNG.parse', { effect: 'cpu', work: { perUnitNs: 30, over: 0 }, callback: later }],
      ['PNG.pack', { ...coding, returns: 'PNG' }],
      ['PNG.bitblt PNG.adjustGamma', { effect: 'cpu', work: { fixedNs: 5_000_000 } }],
      ['PNG.on', { ...light, callback: later, returns: 'PNG' }],
    ],
  ),
  definePackage({ name: 'jpeg-js', version: '0.4.4', source: 'github.com/jpeg-js/jpeg-js#readme' }, [
    ['decode', { effect: 'cpu', work: { perUnitNs: 150, over: 0 } }],
    ['encode', coding],
  ]),
  definePackage(
    {
      name: 'gm',
      version: '1.25.1',
      types: '@types/gm@1.25.4',
      source: 'aheckmann.github.io/gm/docs.html',
      declaredAs: { m: '' },
    },
    [
      ['default m', { ...light, returns: 'State' }],
      ['subClass', { ...light, returns: 'default' }],
      [
        methodsOf(
          'State',
          `resize crop rotate blur sharpen quality noProfile autoOrient gravity extent thumb thumbnail flip flop
          colorspace type density background composite geometry draw drawText font fontSize fill stroke strip
          trim negative sepia contrast modulate normalize monochrome interlace border borderColor in out append
          setFormat selectFrame`,
        ),
        { ...light, returns: 'State' },
      ],
      [
        'State.write State.toBuffer State.stream State.identify State.size State.format State.color State.depth State.filesize compare',
        { effect: 'child-process', waitMs: 100, callback: later },
      ],
    ],
  ),
  definePackage(
    {
      name: 'image-size',
      version: '2.1.0',
      source: 'github.com/image-size/image-size#readme',
      modules: { 'dist/fromFile': 'image-size/fromFile' },
    },
    [
      ['default imageSize disableTypes', { effect: 'light', work: { fixedNs: 10_000 } }],
      ['imageSizeFromFile', { effect: 'io-async', waitMs: 2 }, 'image-size/fromFile'],
      ['setConcurrency', light, 'image-size/fromFile'],
    ],
  ),
  definePackage({ name: 'pixelmatch', version: '8.0.0', source: 'github.com/mapbox/pixelmatch#api' }, [
    ['default pixelmatch', pixels],
  ]),
  definePackage(
    { name: 'blurhash', version: '2.0.5', source: 'github.com/woltapp/blurhash/tree/master/TypeScript' },
    [
      ['encode', { effect: 'cpu', work: { perUnitNs: 30, over: 0 } }],
      ['decode', { effect: 'cpu', work: { fixedNs: 1_000_000 } }],
      ['isBlurhashValid', light],
    ],
  ),
];
