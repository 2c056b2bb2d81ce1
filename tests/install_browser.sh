#!/bin/sh
# Install chromium and a Chinese font where apt-get may; else say which tests are left out.
if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo '安装浏览器测试所需的 chromium 和中文字体'
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium fonts-wqy-microhei fontconfig; } \
        >/dev/null 2>&1 && exit 0
fi
echo '没有 chromium 或中文字体，也无权安装：略过 tests/test_page.py 的浏览器测试。' \
     '可由管理员运行：apt-get install chromium fonts-wqy-microhei'
