"""The same table written as text, Word, Excel, web page, CSV and PDF, to be read back."""

from __future__ import annotations

import csv
import html
import io
import shutil
from collections.abc import Sequence
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

Rows = Sequence[Sequence[str]]

FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
)


def font() -> str:
    """Return a Chinese font's file, or an empty string where there is none."""
    return next((path for path in FONTS if Path(path).exists()), "")


def as_txt(title: str, rows: Rows) -> bytes:
    """Return a Word table copied as text: a cell a line, begun by a tab, a blank line after a row."""
    lines = [title]
    for row in rows:
        lines += ["", *(f"\t{cell}" for cell in row)]
    return ("\n".join(lines) + "\n").encode()


def as_lines(title: str, rows: Rows) -> bytes:
    """Return a table copied as bare lines, a cell a line."""
    return "\n\n".join([title, *(cell for row in rows for cell in row if cell), ""]).encode()


def as_docx(title: str, rows: Rows, *, merge: tuple[int, int, int] | None = None) -> bytes:
    """Return a Word file; `merge` is a column and its first and last row, made one cell."""
    import docx

    document = docx.Document()
    document.add_paragraph("附件")
    document.add_paragraph(title)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        cells = table.rows[at].cells
        for place, text in enumerate(row):
            cells[place].text = text
    if merge:
        column, first, last = merge
        for at in range(first + 1, last + 1):
            table.cell(at, column).text = ""
        table.cell(first, column).merge(table.cell(last, column))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(title: str, rows: Rows, *, merge: tuple[int, int, int] | None = None) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(rows[0]))
    for at, row in enumerate(rows, start=2):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(at, place, text or None)
            cell.data_type = "s" if text else cell.data_type
    if merge:
        column, first, last = merge
        sheet.merge_cells(
            start_row=first + 2, end_row=last + 2, start_column=column + 1, end_column=column + 1
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(title: str, rows: Rows) -> bytes:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    sheet.write(0, 0, title)
    for at, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            sheet.write(at, place, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(title: str, rows: Rows, *, merge: tuple[int, int, int] | None = None) -> bytes:
    """Return a page with a table of navigation before the ledger's."""
    lines = [
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{html.escape(title)}</title>",
        "<script>var a = '<table>'</script></head><body>",
        "<table><tr><td>首页</td><td>政务公开</td></tr></table>",
        f"<h1>{html.escape(title)}</h1><table>",
    ]
    for at, row in enumerate(rows):
        lines.append("<tr>")
        for place, text in enumerate(row):
            span = ""
            if merge and place == merge[0] and merge[1] <= at <= merge[2]:
                if at > merge[1]:
                    continue
                span = f" rowspan='{merge[2] - merge[1] + 1}'"
            body = html.escape(text).replace("\n", "<br>")
            lines.append(f"<td{span}>{body}</td>")
        lines.append("</tr>")
    lines.append("</table></body></html>")
    return "\n".join(lines).encode()


def as_mhtml(title: str, rows: Rows) -> bytes:
    """Return a page as a browser keeps it in one file, with a picture beside it."""
    archive = MIMEMultipart("related", boundary="----part")
    archive["Subject"] = title
    archive.attach(MIMEText(as_html(title, rows).decode(), "html", "utf-8"))
    archive.attach(MIMEImage(b"GIF89a", "gif"))
    return archive.as_bytes()


def as_csv(title: str, rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([title])
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def as_pdf(title: str, rows: Rows) -> bytes:
    """Return a PDF with ruled cells, the header on every page, rows broken over pages."""
    from fpdf import FPDF
    from fpdf.fonts import FontFace

    document = FPDF()
    document.add_font("chinese", fname=font())
    document.set_font("chinese", size=9)
    document.add_page()
    document.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    widths = [1, *[5] * (len(rows[0]) - 1)]
    plain = FontFace(emphasis="")
    with document.table(
        col_widths=tuple(widths), repeat_headings=1, line_height=5, headings_style=plain
    ) as table:
        for row in rows:
            line = table.row()
            for text in row:
                line.cell(text)
    return bytes(document.output())


def has_office() -> bool:
    return bool(shutil.which("soffice"))
