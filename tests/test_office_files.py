"""Files as Word, WPS and Excel write them themselves, where others write them differently."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest

from eval.renders import as_html
from index.entry import Ledger, LedgerError
from index.ledger import read_ledgers

TITLE = "柏川县2025年民生实事上半年进展情况"
HEADER = ("序号", "事项内容", "进展情况")
ROWS = [("1", "新建学校3所。", "已开工2所。"), ("2", "改造公路5公里。", "完成3公里。")]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(folder: Path, content: str | bytes, name: str = "台账.docx") -> Ledger:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (ledger,) = read_ledgers(path)
    return ledger


def rows_of(ledger: Ledger) -> list[tuple[str, ...]]:
    return [entry.cells for entry in ledger.entries]


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{content}</w:tc>"


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(cell(paragraph(text)) for text in texts)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{row(*HEADER)}{''.join(rows)}</w:tbl>"


def document(body: str, namespace: str = W) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}" '
        f'xmlns:r="{KIND}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{paragraph(TITLE)}{body}</w:body></w:document>"
    )


def word(body: str, namespace: str = W) -> bytes:
    return packed({"word/document.xml": document(body, namespace)})


def held(content: str) -> str:
    """Return content in a control, as forms have it."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


FIRST, SECOND = (row(*texts) for texts in ROWS)
CELLS = [cell(paragraph(text)) for text in ROWS[1]]
RUN = "<w:r><w:t>改造公路5公里。</w:t></w:r>"
BODIES = {
    "table in a control": held(table(FIRST, SECOND)),
    "row in a control": table(FIRST, held(SECOND)),
    "cell in controls": table(FIRST, f"<w:tr>{CELLS[0]}{held(held(CELLS[1]))}{CELLS[2]}</w:tr>"),
    "cell in custom XML": table(
        FIRST, f"<w:tr>{CELLS[0]}<w:customXml>{CELLS[1]}</w:customXml>{CELLS[2]}</w:tr>"
    ),
    "row in custom XML": table(FIRST, f"<w:customXml>{SECOND}</w:customXml>"),
    "row inserted": table(FIRST, SECOND.replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>")),
    "row deleted": table(
        FIRST,
        row("9", "不建。", "无。").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>"),
        SECOND,
    ),
    "smart tag": table(FIRST, SECOND).replace(
        RUN, f"<w:smartTag><w:smartTag>{RUN}</w:smartTag></w:smartTag>"
    ),
    "hyperlink and field": table(FIRST, SECOND).replace(
        RUN, f'<w:hyperlink><w:fldSimple w:instr="X">{RUN}</w:fldSimple></w:hyperlink>'
    ),
    "moved": table(FIRST, SECOND).replace(
        RUN, f"<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo>{RUN}</w:moveTo>"
    ),
    "alternate content": table(FIRST, SECOND).replace(
        RUN,
        f"<mc:AlternateContent><mc:Choice>{RUN}</mc:Choice><mc:Fallback>{RUN}</mc:Fallback>"
        "</mc:AlternateContent>",
    ),
    "pronunciation": table(FIRST, SECOND).replace(
        RUN,
        "<w:r><w:ruby><w:rt><w:r><w:t>gai</w:t></w:r></w:rt>"
        f"<w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r>",
    ),
    "formula": table(FIRST, SECOND).replace(
        RUN,
        "<w:r><w:t>改造公路</w:t></w:r><m:oMath><m:r><m:t>5</m:t></m:r></m:oMath>"
        "<w:r><w:t>公里。</w:t></w:r>",
    ),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_word_puts_around_text_changes_no_cell(tmp_path: Path, body: str) -> None:
    assert rows_of(read(tmp_path, word(body))) == ROWS


def test_the_strict_form_of_a_word_file_is_read(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path, word(table(FIRST, SECOND), STRICT))) == ROWS


def test_the_document_may_have_another_name_in_its_package(tmp_path: Path) -> None:
    listed = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{KIND}/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    content = packed({"_rels/.rels": listed, "word/document2.xml": document(table(FIRST, SECOND))})
    assert rows_of(read(tmp_path, content)) == ROWS


def test_the_notes_of_a_word_file_are_kept_beside_its_table(tmp_path: Path) -> None:
    listed = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{KIND}/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": document(table(FIRST, SECOND)),
        "word/_rels/document.xml.rels": listed,
        "word/footnotes.xml": (
            f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r>'
            f'<w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">{paragraph("数据为快报数。")}'
            "</w:footnote></w:footnotes>"
        ),
    }
    ledger = read(tmp_path, packed(parts))
    assert rows_of(ledger) == ROWS
    assert ledger.around[-1] == "数据为快报数。"


def test_a_web_page_put_into_a_word_file_is_read_in_its_place(tmp_path: Path) -> None:
    listed = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{KIND}/aFChunk" '
        'Target="/word/page.html"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": document('<w:altChunk r:id="a"/>' + paragraph("注：快报数。")),
        "word/_rels/document.xml.rels": listed,
        "word/page.html": as_html(TITLE, [HEADER, *ROWS]),
    }
    ledger = read(tmp_path, packed(parts))
    assert rows_of(ledger) == ROWS
    assert ledger.around[-1] == "注：快报数。"


def test_a_word_file_in_one_piece_of_xml_is_read(tmp_path: Path) -> None:
    whole = document(table(FIRST, SECOND)).partition("?>")[2]
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{whole}</pkg:xmlData></pkg:part>'
        "</pkg:package>"
    )
    assert rows_of(read(tmp_path, flat, "台账.xml")) == ROWS


def test_the_xml_of_word_2003_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    merged = [
        cell(paragraph("新建学校3所。"), '<w:vmerge w:val="restart"/>'),
        cell("<w:p/>", "<w:vmerge/>"),
    ]
    rows = [
        f"<w:tr>{cell(paragraph(str(at)))}{one}{cell(paragraph('完工。'))}</w:tr>"
        for at, one in enumerate(merged, start=1)
    ]
    content = document(f"<w:sect>{table(*rows)}</w:sect>", WORD_2003)
    ledger = read(tmp_path, content.replace("w:document", "w:wordDocument"), "台账.doc")
    assert rows_of(ledger) == [("1", "新建学校3所。", "完工。"), ("2", "新建学校3所。", "完工。")]


SHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="Sheet1"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">TITLE</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">序号</Data></Cell>
<Cell><Data ss:Type="String">事项内容</Data></Cell><Cell><Data ss:Type="String">责任单位</Data></Cell>
<Cell><Data ss:Type="String">进展情况</Data></Cell><Cell><Data ss:Type="String">完成率</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell>
<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">新建<B>学校</B></ss:Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">县教育局</Data></Cell>
<Cell><Data ss:Type="String">开工</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">0.705</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="String">建校舍</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">完工</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_the_xml_of_excel_2003_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    assert rows_of(read(tmp_path, SHEET.replace("TITLE", TITLE), "台账.xls")) == [
        ("1", "新建学校", "县教育局", "开工", "70.5%"),
        ("2", "建校舍", "县教育局", "完工", ""),
    ]


@pytest.mark.parametrize("damage", ['ss:Index="x"', 'ss:Index="3"><'])
def test_damaged_xml_of_excel_is_said_with_what_to_do(tmp_path: Path, damage: str) -> None:
    with pytest.raises(LedgerError, match="另存"):
        read(tmp_path, SHEET.replace('ss:Index="3"', damage), "台账.xls")


def test_an_export_named_xls_may_be_a_web_page_or_lines_with_tabs(tmp_path: Path) -> None:
    page = as_html(TITLE, [HEADER, *ROWS]).decode().replace("utf-8", "gb2312").encode("gb18030")
    assert rows_of(read(tmp_path, page, "台账.xls")) == ROWS
    lines = "\n".join([TITLE, *("\t".join(one) for one in (HEADER, *ROWS))])
    for encoding in ("gb18030", "utf-16"):
        assert rows_of(read(tmp_path, lines.encode(encoding), "台账.xls")) == ROWS


def test_a_page_that_word_saved_in_one_file_is_read(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td><p class=3DMsoNormal>{text}<o:p></o:p></p></td>' for text in one)}</tr>"
        for one in (HEADER, *ROWS)
    )
    filler = (
        "<![if !supportMisalignedColumns]><tr height=0><td></td><td></td><td></td></tr><![endif]>"
    )
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml>'
        "<w:View>Print</w:View></xml><![endif]--><style>p {mso-font:1}</style></head><body>"
        f"<p>{TITLE}</p><table>{rows.replace('3D', '')}{filler}</table></body></html>"
    )
    content = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\n'
        b"------=_Next\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Type: text/html; charset="unicode"\r\n\r\n'
        + base64.encodebytes(page.encode("utf-16"))
        + b"\r\n------=_Next--\r\n"
    )
    assert rows_of(read(tmp_path, content, "台账.doc")) == ROWS


EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_EXCEL = "http://purl.oclc.org/ooxml/spreadsheetml/main"


@pytest.mark.parametrize("namespace", [EXCEL, STRICT_EXCEL])
def test_runs_of_a_cell_are_joined_and_its_pronunciation_left_out(
    tmp_path: Path, namespace: str
) -> None:
    def inline(text: str) -> str:
        return f'<c t="inlineStr"><is><t>{text}</t></is></c>'

    shared = (
        f'<sst xmlns="{namespace}"><si><r><t>新建</t></r><r><rPr><b/></rPr><t>学校3所。</t></r>'
        '<rPh sb="0" eb="2"><t>しんけん</t></rPh><phoneticPr fontId="1"/></si></sst>'
    )
    head = "".join(map(inline, HEADER))
    sheet = (
        f'<worksheet xmlns="{namespace}"><sheetData><row>{inline(TITLE)}</row><row>{head}</row>'
        f'<row><c><v>1</v></c><c t="s"><v>0</v></c>{inline("已开工2所。")}</row></sheetData></worksheet>'
    )
    book = (
        f'<workbook xmlns="{namespace}" xmlns:r="{KIND}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="a"/></sheets></workbook>'
    )
    listed = (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="a" Type="{KIND}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="b" Type="{KIND}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": listed,
        "xl/worksheets/sheet1.xml": sheet,
    }
    content = packed({**parts, "xl/sharedStrings.xml": shared})
    assert rows_of(read(tmp_path, content, "台账.xlsx")) == ROWS[:1]
    with pytest.raises(LedgerError, match="另存"):
        read(tmp_path, packed(parts), "台账.xlsx")
