export const en = {
  "file.title": "Choose the file with your rows",
  "file.lead":
    "An Excel workbook (.xlsx) or a text file (CSV): one row per company or contact, with the columns you have, in your own order.",
  "file.choose": "Choose a file",
  "file.drop": "or drop it here",
  "file.drop_now": "Let go of the file to open it",
  "file.limits":
    "CSV up to 1,000,000 rows, Excel (.xlsx) up to 100,000 rows or 25 MB, 400 columns. We recognise encoding, delimiter and header ourselves.",
  "file.local":
    "The file is read on your computer. For the preview the rows are compared with your databases; nothing is saved before you start.",
  "file.example": "A file can look like this",
  "file.example.note": "Only a column with the company name is needed. Other headings and another order are fine.",
  "file.reading": "Reading the file",
  "file.cancel": "Cancel",
  "file.again": "Choose another file",
  "file.name": "File",
  "read.file.empty": "This file is empty. Choose a file with rows.",
  "read.file.password":
    "This file is protected by a password. Open it in Excel, take the password off (File › Info › Protect Workbook), save it and choose it here again.",
  "read.file.damaged":
    "This workbook is damaged or incomplete. Open it in Excel and save it again, or save it as CSV UTF-8.",
  "read.file.unsafe":
    "This file unpacks into far more than a table ever holds and is not opened. Save the data as CSV UTF-8 and choose that file.",
  "read.file.xlsx_too_big":
    "This workbook is larger than 25 MB. Open it in Excel and choose Save as › CSV UTF-8; a CSV may be larger.",
  "read.file.xlsx_too_many_rows":
    "This sheet has more than 100,000 rows. Open it in Excel and choose Save as › CSV UTF-8; a CSV may have a million rows.",
  "read.file.sheet_unknown": "This sheet is not in the workbook. Choose another sheet.",
  "read.file.no_sheet": "There is no sheet with cells in this workbook. Choose another file.",
  "read.file.xls":
    "This is an old Excel workbook (.xls). Open it in Excel, choose Save as › Excel Workbook (.xlsx) or CSV UTF-8 and choose the new file here.",
  "read.file.xlsb":
    "This is a binary Excel workbook (.xlsb). Open it in Excel, choose Save as › Excel Workbook (.xlsx) or CSV UTF-8 and choose the new file here.",
  "read.file.ods":
    "This is a LibreOffice sheet (.ods). Open it, choose Save as › Excel 2007-365 (.xlsx) or Text CSV and choose the new file here.",
  "read.file.numbers":
    "This is a Numbers document. In Numbers choose File › Export To › Excel or CSV and choose the new file here.",
  "read.file.other_office":
    "This is a document or presentation, not a table. Put the data in a sheet and save that as an Excel workbook or CSV.",
  "read.file.zip": "This is a packed file. Unpack it and choose the file with the table inside.",
  "read.file.html":
    "This is a web page, even if it is named .xls. Open it in Excel, choose Save as › Excel Workbook (.xlsx) and choose the new file here.",
  "read.file.xml":
    "This is an XML file. Open it in Excel and choose Save as › Excel workbook (.xlsx), or export the data as CSV.",
  "read.file.json": "This is a JSON file, not a table. Export the data as CSV or Excel.",
  "read.file.image":
    "This is a picture or a video. Ask for the data as CSV or Excel, or export it from the program it came from.",
  "read.file.database": "This is a database. Export the table from it as CSV or Excel and choose the new file here.",
  "read.file.vcard":
    "This is an address book or calendar (vCard, iCalendar). Export the contacts in your address book as CSV and choose that file here.",
  "read.file.mail": "This is an e-mail message. Save the attachment with the table and choose that file here.",
  "read.file.other_sheet":
    "This is an old kind of spreadsheet. Open it in Excel or LibreOffice, choose Save as › Excel workbook (.xlsx) or CSV and choose the new file here.",
  "read.file.not_text":
    "This is neither text nor an Excel workbook. Save the data as CSV or .xlsx and choose that file.",
  "read.file.gzip": "This is a packed file (gzip). Unpack it and choose the CSV file inside.",
  "read.file.pdf": "This is a PDF. Ask for the data as CSV, or export it from the program it came from.",
  "read.file.unreadable":
    "The file could not be read. It may have been moved or still be open in another program; close it there and choose it again.",
  "read.file.cell_too_long":
    "One cell is longer than a million characters. Usually the delimiter is wrong; save the file as CSV again.",
  "read.file.too_many_columns": "A row has more than 2,000 cells. Usually the delimiter is wrong.",
  "read.file.too_many_rows": "This file has more than 1,000,000 rows. Split it and upload the parts one after another.",
  "read.file.quotes_broken":
    "The quotation marks in this file are tangled. Save it as CSV again from the program it came from.",
  "read.reader.crashed":
    "Reading stopped unexpectedly, probably for lack of memory. Close other tabs or split the file.",
  "read.reader.closed": "Reading was broken off. Choose the file again.",
  "read.no_rows": "There are no rows below the header. Choose a file with rows.",
  "read.many_columns": "This file has {{ n }} columns; more than 400 is not possible. Remove columns you do not need.",
};
