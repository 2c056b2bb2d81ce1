# make run    set up (once) and open the web chat on the ledgers in data/ledgers
# make test   set up (once), check the code's form, run every test
# Each needs Python 3.11+, make and a package index that pip can reach. PY=… names another Python.

PY ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
TORCH := $(shell sed -n 's/^torch==//p' constraints.txt)
# PyTorch's own index of CPU builds; a closed network names its mirror here.
TORCH_CPU_INDEX ?= https://download.pytorch.org/whl/cpu

VENV := .venv/bin
PIP := $(VENV)/pip --disable-pip-version-check

.PHONY: run test check eval clean

run: .venv/.run-ready
	@$(VENV)/python app.py --host $(HOST) --port $(PORT)

test: check .venv/.browser-ready
	@$(VENV)/python -m pytest -q

check: .venv/.test-ready
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy

eval: .venv/.run-ready
	@$(VENV)/python -m eval

.venv/.python-ready:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo '需要 Python 3.11 或更高版本；用 make PY=/路径/python3.11 指定。'; exit 1; }
	@echo '[1/3] 建立虚拟环境 .venv'
	@$(PY) -m venv .venv
	@touch $@

# The default build on Linux brings gigabytes of CUDA packages that nothing here uses: it is never
# taken. The first form is found where pip knows a CPU build, the second on PyTorch's CPU index.
.venv/.torch-ready: .venv/.python-ready constraints.txt
	@echo '[2/3] 安装 PyTorch $(TORCH)（CPU 版，约 200 MB）'
	@$(VENV)/python -c 'import torch, sys; sys.exit(torch.__version__.split("+")[0] != "$(TORCH)")' \
	    2>/dev/null \
	  || $(PIP) install --no-deps 'torch==$(TORCH)+cpu' 2>/dev/null \
	  || $(PIP) install --no-deps --index-url $(TORCH_CPU_INDEX) 'torch==$(TORCH)' \
	  || { echo 'PyTorch 的 CPU 版没有装上。请用 make TORCH_CPU_INDEX=镜像地址 指定一个有 CPU 版的源，'; \
	       echo '或把 CPU 版的 wheel 文件下载下来：$(VENV)/pip install 文件.whl，再运行一次。'; exit 1; }
	@touch $@

.venv/.run-ready: .venv/.torch-ready pyproject.toml constraints.txt
	@echo '[3/3] 安装其余依赖（约一两分钟）'
	@$(PIP) install --progress-bar on -c constraints.txt -e .
	@touch $@

.venv/.test-ready: .venv/.torch-ready pyproject.toml constraints.txt
	@echo '[3/3] 安装其余依赖和测试工具（约一两分钟）'
	@$(PIP) install --progress-bar on -c constraints.txt -e '.[dev]'
	@touch .venv/.run-ready $@

# The browser tests need Debian's chromium and a Chinese font; without the right to install them
# those tests are left out, and said so.
.venv/.browser-ready: .venv/.test-ready
	@sh tests/install_browser.sh
	@touch $@

clean:
	rm -rf .venv build ./*.egg-info
