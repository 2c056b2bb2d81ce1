"""What the system, json and pydantic say in English is said in Chinese."""

from __future__ import annotations

import errno
import json
import os
import re
import socket
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.problems import REASONS, json_problem_of, problem_of, reason_of


class Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str = ""
    count: int = Field(1, ge=1, le=4)
    role: Literal["user", "assistant"] = "user"
    turns: list[str] = []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": 1}, "要写文字，放在引号里"),
        ({"count": "x"}, "要写整数"),
        ({"count": 0}, "不能小于 1"),
        ({"count": 9}, "不能大于 4"),
        ({"role": "x"}, "要写 'user' 或 'assistant'"),
        ({"turns": 1}, "要写成列表"),
        ({"nix": 1}, "没有这一项"),
        ([], "要写成对象"),
    ],
)
def test_a_wrong_value_says_what_it_should_be(given: object, said: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        Line.model_validate(given)
    assert problem_of(wrong.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "第1个字：这里缺一个值"),
        ("{a: 1}", "第2个字：名称要放在双引号里"),
        ('{"a": 1 "b": 2}', "第9个字：这里缺逗号"),
        ('{"a" 1}', "第6个字：这里缺冒号"),
        ('{"a', "第2个字：引号没有成对"),
        ('"\\x"', "第2个字：反斜杠后面的字符不对"),
        ('"\t"', "第2个字：引号里有控制字符"),
        ("{} {}", "第4个字：一个对象后面有多余的内容"),
    ],
)
def test_a_text_that_is_no_json_says_where_and_why(text: str, said: str) -> None:
    with pytest.raises(json.JSONDecodeError) as wrong:
        json.loads(text)
    assert json_problem_of(wrong.value) == said


@pytest.mark.parametrize("number", REASONS)
def test_known_reasons_have_no_english(number: int) -> None:
    assert not re.search("[A-Za-z]", reason_of(OSError(number, os.strerror(number))))


def test_other_reasons_keep_the_system_s_words() -> None:
    assert reason_of(OSError(errno.EPIPE, "Broken pipe")) == (
        f"系统错误 {errno.EPIPE}：Broken pipe"
    )
    assert reason_of(socket.gaierror(-2, "Name or service not known")) == "没有这个主机名"
