"""What the system, json and pydantic say of errors in English, in Chinese."""

from __future__ import annotations

import errno
import json
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError

REASONS = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个目录",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.EEXIST: "已有同名的文件",
    errno.EROFS: "所在的磁盘只能读",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "用满了磁盘配额",
    errno.EFBIG: "文件太大",
    errno.ENAMETOOLONG: "路径太长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正被占用",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "不是这台机器的地址",
    errno.EAFNOSUPPORT: "这台机器不用这种地址",
    errno.ENOEXEC: "不是能运行的程序",
    errno.ETIMEDOUT: "等待超时",
}


def reason_of(error: OSError) -> str:
    """Return why the system refused, without the path: 没有权限."""
    # socket.create_server raises its like as a plain OSError, with the same negative number.
    if isinstance(error, socket.gaierror) or (error.errno or 0) < 0:
        return "没有这个主机名"
    known = REASONS.get(error.errno or 0)
    return known or f"系统错误 {error.errno}：{error.strerror or error}"


JSON = {
    "Expecting value": "这里缺一个值",
    "Expecting property name enclosed in double quotes": "名称要放在双引号里",
    "Expecting ',' delimiter": "这里缺逗号",
    "Expecting ':' delimiter": "这里缺冒号",
    "Unterminated string starting at": "引号没有成对",
    "Invalid control character at": "引号里有控制字符",
    "Invalid \\escape": "反斜杠后面的字符不对",
    "Invalid \\uXXXX escape": "反斜杠后面的字符不对",
    "Extra data": "一个对象后面有多余的内容",
    "Illegal trailing comma before end of object": "最后一个逗号多余",
    "Illegal trailing comma before end of array": "最后一个逗号多余",
}


def json_problem_of(error: json.JSONDecodeError) -> str:
    """Return what is wrong with a text that should be JSON, and where: 第3个字：这里缺逗号."""
    # Messages of this project's own stand as they are.
    return f"第{error.colno}个字：{JSON.get(error.msg.partition(': ')[0], error.msg)}"


VALUES = {
    "int_parsing": "要写整数",
    "int_type": "要写整数",
    "int_from_float": "要写整数",
    "float_parsing": "要写数字",
    "string_type": "要写文字，放在引号里",
    "bool_type": "要写 true 或 false",
    "bool_parsing": "要写 true 或 false",
    "list_type": "要写成列表",
    "tuple_type": "要写成列表",
    "dict_type": "要写成对象",
    "model_type": "要写成对象",
    "missing": "缺了这一项",
    "extra_forbidden": "没有这一项",
}
LIMITS = {
    "greater_than_equal": ("ge", "不能小于"),
    "less_than_equal": ("le", "不能大于"),
    "greater_than": ("gt", "要大于"),
    "less_than": ("lt", "要小于"),
    "too_short": ("min_length", "项数不能少于"),
    "too_long": ("max_length", "项数不能多于"),
    "literal_error": ("expected", "要写"),
}


def problem_of(error: ValidationError) -> str:
    """Return what the first wrong value should be: 要写整数."""
    first: Any = error.errors()[0]
    if first["type"] in LIMITS:
        name, words = LIMITS[first["type"]]
        return f"{words} {str(first['ctx'][name]).replace(' or ', ' 或 ')}"
    return VALUES.get(first["type"], "写法不对")
