"""第二个 of the list that the last answer gave."""

from __future__ import annotations

from qa.history import listed_in, resolved

TABLE = "海洋方面的有2项。\n| 事项 | 内容 |\n| --- | --- |\n| 2025年一季度第18项 | 甲 |\n| 2025年一季度第19项 | 乙 |"


def turns(answer: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": "问"}, {"role": "assistant", "content": answer}]


def test_the_row_of_a_table_is_named_by_its_number() -> None:
    assert (
        resolved("第二个完成了多少投资？", turns(TABLE)) == "2025年一季度第19项，完成了多少投资？"
    )


def test_an_item_of_a_numbered_list_is_named_by_its_words() -> None:
    answer = "1. 海洋重点项目：开工131个；\n2. 都市圈52个重点项目：开工率67.3%。"
    assert (
        resolved("第二个呢，没开工的有几个？", turns(answer))
        == "都市圈52个重点项目，没开工的有几个？"
    )


def test_a_number_of_the_ledger_is_left_as_it_is() -> None:
    assert resolved("第二项进展如何", turns(TABLE)) == "第二项进展如何"


def test_what_the_answer_does_not_list_is_left_as_it_is() -> None:
    assert resolved("第五个呢", turns(TABLE)) == "第五个呢"
    assert resolved("第二个呢", []) == "第二个呢"


def test_an_answer_without_a_list_lists_nothing() -> None:
    assert listed_in("4条。[1]") == []


def test_items_after_circled_and_spelled_numbers_are_listed() -> None:
    circled = "共3项：①30项涉海关键技术攻关；②170个海洋重点项目；③9个港航工程。"
    assert resolved("第二个呢，开工了多少", turns(circled)) == "170个海洋重点项目，开工了多少"
    spelled = "有两项：一是建设10个紧密型医联体；二是推动1000名医务骨干下基层。"
    assert resolved("第一个怎么样了？", turns(spelled)) == "建设10个紧密型医联体，怎么样了？"


def test_an_answer_between_that_lists_nothing_leaves_the_list_before_it() -> None:
    history = [*turns(TABLE), *turns("完成85.57亿元。[1]")]
    assert resolved("第一个呢", history) == "2025年一季度第18项"
