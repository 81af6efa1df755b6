import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light } from '../package.ts';

/** Packing, unpacking or laying out a whole document in JavaScript, behind a promise or not. */
const document = { effect: 'cpu', work: { fixedNs: 50_000_000 } } as const;

/** A page, an image or a font of one. */
const part = { effect: 'cpu', work: { fixedNs: 3_000_000 } } as const;

/** A few operators that are written down. */
const drawing = { effect: 'light', work: { fixedNs: 10_000 } } as const;

/** Documents: PDF, spreadsheets, word processing. */
export const documentPackages: readonly CataloguedPackage[] = [
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
      ['PDFDocument.image PDFDocument.table', { ...part, returns: 'PDFDocument' }],
      ['PDFDocument.end PDFDocument.flushPages', part],
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
      ['PDFDocument.embedFont', { ...part, work: { fixedNs: 1_000_000 }, returns: 'PDFFont' }],
      ['PDFDocument.embedPng', { effect: 'cpu', work: { fixedNs: 30_000_000 }, returns: 'PDFImage' }],
      ['PDFDocument.embedJpg', { effect: 'light', work: { fixedNs: 100_000 }, returns: 'PDFImage' }],
      [
        'PDFDocument.copyPages PDFDocument.embedPdf PDFDocument.embedPages PDFDocument.copy',
        { ...part, work: { fixedNs: 10_000_000 } },
      ],
      ['PDFDocument.embedPage PDFDocument.flush', part],
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
      ['PDFForm.flatten PDFForm.updateFieldAppearances', part],
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
  definePackage(
    {
      name: 'exceljs',
      version: '4.4.0',
      source: 'github.com/exceljs/exceljs#interface',
      declaredAs: { Xlsx: 'Workbook.xlsx', Csv: 'Workbook.csv', 'stream.xlsx.WorkbookWriter': 'Workbook' },
    },
    [
      ['Workbook', { ...light, returns: 'Workbook' }],
      [
        `${methodsOf('Workbook.xlsx', 'readFile read load write writeFile writeBuffer')} Workbook.commit`,
        { effect: 'cpu', work: { fixedNs: 100_000_000 } },
      ],
      [methodsOf('Workbook.csv', 'readFile read write writeFile writeBuffer'), document],
      ['Workbook.addWorksheet Workbook.getWorksheet', { ...light, returns: 'Worksheet' }],
      ['Workbook.addImage Workbook.removeWorksheet', light],
      ['Workbook.eachSheet', { ...light, callback: { argument: -1, calls: 'once' } }],
      ['Worksheet.addRow Worksheet.getRow Worksheet.insertRow', { ...drawing, returns: 'Row' }],
      ['Worksheet.addRows', { effect: 'cpu', work: { perUnitNs: 1_500, over: 0 } }],
      ['Worksheet.insertRows Worksheet.spliceRows', part],
      ['Worksheet.getCell', { ...light, returns: 'Cell' }],
      ['Worksheet.getColumn', { ...light, returns: 'Column' }],
      [
        'Worksheet.eachRow Row.eachCell Column.eachCell',
        {
          effect: 'cpu',
          work: { perUnitNs: 200, over: 'receiver' },
          callback: { argument: -1, calls: 'each' },
        },
      ],
      ['Worksheet.getSheetValues', part],
      [
        methodsOf(
          'Worksheet',
          'mergeCells unMergeCells addImage addTable getTable protect unprotect commit addConditionalFormatting',
        ),
        drawing,
      ],
      ['Row.getCell', { ...light, returns: 'Cell' }],
      ['Row.commit', drawing],
    ],
  ),
  definePackage(
    {
      name: 'xlsx',
      version: '0.18.5',
      source: 'docs.sheetjs.com/docs/api/',
      declaredAs: { XLSX$Utils: 'utils' },
    },
    [
      ['read', { effect: 'cpu', work: { perUnitNs: 500, over: 0 } }],
      ['readFile', { effect: 'cpu', work: { fixedNs: 300_000_000 } }],
      [
        'write writeXLSX writeFile writeFileXLSX writeFileAsync',
        { effect: 'cpu', work: { fixedNs: 100_000_000 } },
      ],
      [
        methodsOf('utils', 'sheet_to_json sheet_to_csv sheet_to_txt sheet_to_html sheet_to_formulae'),
        { effect: 'cpu', work: { fixedNs: 10_000_000 } },
      ],
      ['utils.json_to_sheet utils.aoa_to_sheet', { effect: 'cpu', work: { perUnitNs: 5_000, over: 0 } }],
      ['utils.sheet_add_json utils.sheet_add_aoa', { effect: 'cpu', work: { perUnitNs: 5_000, over: 1 } }],
      [
        methodsOf(
          'utils',
          `book_new book_append_sheet book_set_sheet_visibility encode_cell encode_row encode_col encode_range
          decode_cell decode_row decode_col decode_range format_cell cell_set_number_format cell_set_hyperlink
          cell_add_comment sheet_set_array_formula`,
        ),
        light,
      ],
      ['set_fs set_cptable', light],
    ],
  ),
  definePackage({ name: 'docx', version: '9.15.2', source: 'docx.js.org' }, [
    [
      'Packer.toBuffer Packer.toString Packer.toBase64String Packer.toBlob Packer.toArrayBuffer Packer.toStream',
      document,
    ],
    ['Document', { ...light, returns: 'Document' }],
    [
      `Paragraph TextRun Table TableRow TableCell ImageRun ExternalHyperlink InternalHyperlink Bookmark Header
      Footer PageBreak TableOfContents Tab convertInchesToTwip convertMillimetersToTwip`,
      { effect: 'light', work: { fixedNs: 3_000 } },
    ],
  ]),
  definePackage({ name: 'pdf-parse', version: '2.4.5', source: 'mehmet-kozan.github.io/pdf-parse' }, [
    ['PDFParse', { ...light, returns: 'PDFParse' }],
    [
      methodsOf('PDFParse', 'getText getInfo getImage getScreenshot getTable'),
      { effect: 'cpu', work: { fixedNs: 200_000_000 } },
    ],
    ['PDFParse.destroy PDFParse.setWorker', light],
  ]),
];
