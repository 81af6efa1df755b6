import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { document, documentPart, drawing } from './documentWork.ts';

/** PDF. */
export const pdfPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'pdfkit',
      version: '0.20.2',
      types: '@types/pdfkit@0.17.6',
      source: 'pdfkit.org/docs/getting_started.html',
      declaredAs: {
        'PDFKit.PDFDocument': 'PDFDocument',
        'PDFKit.Mixins.PDFText': 'PDFDocument',
        'PDFKit.Mixins.PDFFont': 'PDFDocument',
        'PDFKit.Mixins.PDFVector': 'PDFDocument',
        'PDFKit.Mixins.PDFImage': 'PDFDocument',
        'PDFKit.Mixins.PDFColor': 'PDFDocument',
        'PDFKit.Mixins.PDFTable': 'PDFDocument',
        'PDFKit.Mixins.PDFAnnotation': 'PDFDocument',
        'PDFKit.Mixins.PDFOutline': 'PDFDocument',
      },
    },
    [
      ['default PDFDocument', { ...light, returns: 'PDFDocument' }],
      [
        'PDFDocument.text PDFDocument.list',
        { effect: 'cpu', work: { fixedNs: 20_000, perUnitNs: 1_000, over: 0 }, returns: 'PDFDocument' },
      ],
      [
        'PDFDocument.widthOfString PDFDocument.heightOfString PDFDocument.boundsOfString',
        { effect: 'cpu', work: { fixedNs: 5_000, perUnitNs: 300, over: 0 } },
      ],
      ['PDFDocument.image PDFDocument.table', { ...documentPart, returns: 'PDFDocument' }],
      ['PDFDocument.end PDFDocument.flushPages', documentPart],
      [
        methodsOf(
          'PDFDocument',
          `addPage switchToPage font fontSize registerFont moveDown moveUp lineGap fillColor strokeColor opacity
          fillOpacity strokeOpacity save restore moveTo lineTo bezierCurveTo quadraticCurveTo rect roundedRect
          ellipse circle polygon path fill stroke fillAndStroke clip transform translate rotate scale lineWidth
          lineCap lineJoin dash undash link annotate note highlight underline strike`,
        ),
        { ...drawing, returns: 'PDFDocument' },
      ],
      ['PDFDocument.bufferedPageRange PDFDocument.linearGradient PDFDocument.radialGradient', light],
    ],
  ),
  definePackage(
    {
      name: 'pdf-lib',
      version: '1.17.1',
      source: 'pdf-lib.js.org/docs/api',
    },
    [
      ['PDFDocument.create', { effect: 'light', work: { fixedNs: 200_000 }, returns: 'PDFDocument' }],
      ['PDFDocument.load', { effect: 'cpu', work: { perUnitNs: 150, over: 0 }, returns: 'PDFDocument' }],
      ['PDFDocument.save PDFDocument.saveAsBase64', document],
      ['PDFDocument.embedFont', { ...documentPart, work: { fixedNs: 1_000_000 }, returns: 'PDFFont' }],
      ['PDFDocument.embedPng', { effect: 'cpu', work: { fixedNs: 30_000_000 }, returns: 'PDFImage' }],
      ['PDFDocument.embedJpg', { effect: 'light', work: { fixedNs: 100_000 }, returns: 'PDFImage' }],
      [
        'PDFDocument.copyPages PDFDocument.embedPdf PDFDocument.embedPages PDFDocument.copy',
        { ...documentPart, work: { fixedNs: 10_000_000 } },
      ],
      ['PDFDocument.embedPage PDFDocument.flush', documentPart],
      ['PDFDocument.addPage PDFDocument.insertPage PDFDocument.getPage', { ...drawing, returns: 'PDFPage' }],
      ['PDFDocument.getForm', { ...light, returns: 'PDFForm' }],
      [
        methodsOf(
          'PDFDocument',
          `embedStandardFont registerFontkit getPages getPageCount getPageIndices removePage setTitle setAuthor
          setSubject setKeywords setCreator setProducer setLanguage setCreationDate setModificationDate getTitle
          getAuthor getSubject getCreator getProducer getKeywords attach addJavaScript`,
        ),
        drawing,
      ],
      ['PDFPage.drawText', { effect: 'cpu', work: { fixedNs: 20_000, perUnitNs: 200, over: 0 } }],
      [
        methodsOf(
          'PDFPage',
          `drawImage drawPage drawSvgPath drawLine drawRectangle drawSquare drawEllipse drawCircle getSize getWidth
          getHeight setSize setWidth setHeight setRotation getRotation setFont setFontSize setFontColor
          setLineHeight moveTo moveDown moveUp moveLeft moveRight translateContent scale scaleContent`,
        ),
        drawing,
      ],
      ['PDFForm.flatten PDFForm.updateFieldAppearances', documentPart],
      ['PDFForm.getTextField PDFForm.createTextField', { ...light, returns: 'PDFTextField' }],
      ['PDFForm.getCheckBox PDFForm.createCheckBox', { ...light, returns: 'PDFCheckBox' }],
      [
        'PDFForm.getField PDFForm.getFields PDFForm.getDropdown PDFForm.getRadioGroup PDFForm.removeField',
        light,
      ],
      ['PDFTextField.setText PDFTextField.getText PDFTextField.addToPage', light],
      ['PDFCheckBox.check PDFCheckBox.uncheck PDFCheckBox.isChecked', light],
      ['PDFFont.widthOfTextAtSize', { effect: 'cpu', work: { perUnitNs: 100, over: 0 } }],
      ['PDFFont.heightAtSize PDFFont.sizeAtHeight rgb cmyk grayscale degrees radians', light],
    ],
  ),
  definePackage({ name: 'pdf-parse', version: '2.4.5', source: 'mehmet-kozan.github.io/pdf-parse' }, [
    ['PDFParse', { ...light, returns: 'PDFParse' }],
    [
      methodsOf('PDFParse', 'getText getInfo getImage getScreenshot getTable'),
      { effect: 'cpu', work: { fixedNs: 200_000_000 } },
    ],
    ['PDFParse.destroy PDFParse.setWorker', light],
  ]),
  definePackage({ name: 'pdfjs-dist', version: '6.5.438', source: 'mozilla.github.io/pdf.js/api/' }, [
    // On the calling thread, as Node has no worker for it; what it gives holds a promise of the document.
    ['getDocument', documentPart],
    ['PDFDocumentProxy.getPage', { ...documentPart, returns: 'PDFPageProxy' }],
    [
      'PDFDocumentProxy.getMetadata PDFDocumentProxy.getOutline PDFDocumentProxy.getFieldObjects',
      documentPart,
    ],
    [
      'PDFPageProxy.getTextContent PDFPageProxy.getOperatorList',
      { ...documentPart, work: { fixedNs: 10_000_000 } },
    ],
    ['PDFPageProxy.render', document],
    ['PDFPageProxy.getViewport PDFPageProxy.cleanup PDFDocumentProxy.cleanup', light],
  ]),
];
