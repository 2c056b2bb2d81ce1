"""Excel's XML of 2003 → tables, a sheet each; many systems still export it, often named .xls."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from lxml import etree

from index.entry import LedgerError
from index.tables.number_forms import GENERAL
from index.tables.package import parse_xml
from index.tables.sheets import MAX_CELLS, Cell, Sheet
from index.tables.table import Table
from index.tables.xlsx import tables_of_sheets

S = "{urn:schemas-microsoft-com:office:spreadsheet}"
PERCENT = {"Percent": "0.00%"}


def read_excel_xml_tables(content: bytes, path: Path) -> tuple[Table, ...]:
    """Return a table for each sheet that has a header.

    Raises:
        LedgerError: it is damaged or too large.
    """
    root = parse_xml(content, path)
    formats = {style.get(f"{S}ID", ""): format_of(style) for style in root.iter(f"{S}Style")}
    try:
        return tables_of_sheets(
            [sheet_of(one, formats, path) for one in root.iter(f"{S}Worksheet")]
        )
    except ValueError as error:
        raise LedgerError(
            f"{path}：Excel 文件读不出来，可能不完整；请用 Excel 打开后另存为 .xlsx，再添加"
        ) from error


def format_of(style: etree._Element) -> str:
    found = style.find(f"{S}NumberFormat")
    form = found.get(f"{S}Format", GENERAL) if found is not None else GENERAL
    return PERCENT.get(form, form)


def sheet_of(element: etree._Element, formats: dict[str, str], path: Path) -> Sheet:
    """Return a sheet with its cells, which count on from the last where no place is given."""
    hidden = element.find(".//{urn:schemas-microsoft-com:office:excel}Visible")
    sheet = Sheet(element.get(f"{S}Name", ""), hidden is not None)
    for at, row in placed(element.findall(f"{S}Table/{S}Row")):
        cells: dict[int, Cell] = {}
        left = 0
        for cell in row.findall(f"{S}Cell"):
            left = int(cell.get(f"{S}Index", left + 1)) - 1
            across, down = (int(cell.get(f"{S}Merge{way}", 0)) for way in ("Across", "Down"))
            if across or down:
                sheet.merges.append((at, left, at + down, left + across))
            value = value_of(cell.find(f"{S}Data"))
            if value is not None:
                cells[left] = (value, formats.get(cell.get(f"{S}StyleID", ""), GENERAL))
            left += across + 1
        if row.get(f"{S}Hidden") == "1":
            sheet.hidden_rows.append(str(at + 1))
        if cells:
            sheet.rows[at] = cells
            sheet.width = max(sheet.width, max(cells) + 1)
            sheet.height = max(sheet.height, at + 1)
        if sheet.width * sheet.height > MAX_CELLS:
            raise LedgerError(
                f"{path}：工作表“{sheet.name}”超过 {MAX_CELLS} 格；请删去多余的空行空列再添加"
            )
    return sheet


def placed(rows: list[etree._Element]) -> list[tuple[int, etree._Element]]:
    """Return rows with their numbers from 0."""
    result, at = [], 0
    for row in rows:
        at = int(row.get(f"{S}Index", at + 1)) - 1
        result.append((at, row))
        at += 1
    return result


def value_of(data: etree._Element | None) -> object:
    """Return the value of a cell, None where it is blank."""
    text = "".join(data.itertext()) if data is not None else ""
    if data is None or not text:
        return None
    match data.get(f"{S}Type"):
        case "Number":
            number = float(text)
            return int(number) if number.is_integer() else number
        case "Boolean":
            return text == "1"
        case "DateTime":
            return datetime.fromisoformat(text)
    return text
