import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { document, documentPart, drawing } from './documentWork.ts';

/** Spreadsheets and word processing. */
export const officePackages: readonly CataloguedPackage[] = [
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
      ['Worksheet.insertRows Worksheet.spliceRows', documentPart],
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
      ['Worksheet.getSheetValues', documentPart],
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
  definePackage(
    {
      name: 'mammoth',
      version: '1.13.0',
      source: 'github.com/mwilliamson/mammoth.js#api',
      declaredAs: { Mammoth: '' },
    },
    [['convertToHtml extractRawText', document]],
  ),
];
