import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** Canvases and what is drawn on them. */
export const canvasPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'canvas',
      version: '3.2.3',
      source: 'github.com/Automattic/node-canvas#documentation',
      declaredAs: { CanvasRenderingContext2D: 'Context' },
    },
    [
      ['createCanvas Canvas', { ...light, returns: 'Canvas' }],
      ['Canvas.getContext', { ...light, returns: 'Context' }],
      ['loadImage', { effect: 'cpu', work: { fixedNs: 10_000_000 } }],
      ['Canvas.toBuffer Canvas.toDataURL', { effect: 'cpu', work: { fixedNs: 30_000_000 } }],
      ['Canvas.createPNGStream Canvas.createJPEGStream Canvas.createPDFStream createImageData', light],
      ['registerFont deregisterAllFonts', light],
      [
        'Context.drawImage Context.getImageData Context.putImageData',
        { effect: 'cpu', work: { fixedNs: 1_000_000 } },
      ],
      [
        methodsOf(
          'Context',
          `fillRect strokeRect clearRect fillText strokeText measureText beginPath closePath moveTo lineTo arc arcTo
          bezierCurveTo quadraticCurveTo ellipse rect fill stroke clip save restore scale rotate translate transform
          setTransform createLinearGradient createRadialGradient createPattern setLineDash`,
        ),
        { effect: 'light', work: { fixedNs: 2_000 } },
      ],
    ],
  ),
  definePackage(
    {
      name: '@napi-rs/canvas',
      version: '1.1.1',
      source: 'github.com/Brooooooklyn/canvas#usage',
      declaredAs: { SKRSContext2D: 'Context' },
    },
    [
      ['createCanvas Canvas', { ...light, returns: 'Canvas' }],
      ['Canvas.getContext', { ...light, returns: 'Context' }],
      ['loadImage', { effect: 'libuv', waitMs: 10 }],
      ['Canvas.encode Canvas.toDataURLAsync', { effect: 'libuv', waitMs: 30 }],
      [
        'Canvas.encodeSync Canvas.toBuffer Canvas.toDataURL',
        { effect: 'cpu', work: { fixedNs: 30_000_000 }, asyncTwin: 'Canvas.encode' },
      ],
      ['Context.drawImage Context.drawCanvas', { effect: 'cpu', work: { fixedNs: 1_000_000 } }],
      ['GlobalFonts.loadSystemFonts', { effect: 'io-sync', waitMs: 5 }],
    ],
  ),
  definePackage(
    {
      name: 'qrcode',
      version: '1.5.4',
      types: '@types/qrcode@1.5.6',
      source: 'github.com/soldair/node-qrcode#api',
    },
    [
      // Promises and callbacks, but the picture is computed on the calling thread.
      ['toBuffer toDataURL toString', { effect: 'cpu', work: { fixedNs: 3_000_000 }, callback: later }],
      ['toFile', { effect: 'io-async', waitMs: 2, work: { fixedNs: 3_000_000 }, callback: later }],
      ['create', { effect: 'light', work: { fixedNs: 250_000 } }],
    ],
  ),
];
