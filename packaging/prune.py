"""What a bundle leaves out: modules that nothing of Twinlens imports, and files that hooks collect to be sure.

Each rule says why. What rules take away was tried: `build.py` lets the bundle import every module it could need and
run its self-test.
"""

from __future__ import annotations

import fnmatch
import posixpath
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# fmt: off
EXCLUDED_MODULES = [
    # Tests, notebooks, plots and compilers that scientific libraries import when they are asked to.
    "IPython", "matplotlib", "pandas", "pytest", "hypothesis", "tkinter", "_tkinter", "numba", "llvmlite", "triton",
    "pip", "setuptools", "pkg_resources", "wheel", "Cython", "cupy", "dask", "polars", "pyarrow", "onnx", "onnxscript",
    "tensorboard", "torch.utils.tensorboard", "torch.testing._internal.distributed", "torch.testing._internal.opinfo",
    # Line editing of the interpreter's prompt, which there is none of; GNU readline is under the GPL.
    "readline", "curses", "_curses",
]
# fmt: on

SYSTEM_LIBRARIES = {
    "libstdc++.so*": "libstdc++6",
    "libgcc_s.so*": "libgcc-s1",
    "libmvec.so*": "libc6",
    "libz.so*": "zlib1g",
    "libexpat.so*": "libexpat1",
    "libuuid.so*": "libuuid1",
    "libglib-2.0.so*": "libglib2.0-0t64 | libglib2.0-0",
    "libgobject-2.0.so*": "libglib2.0-0t64 | libglib2.0-0",
    "libgio-2.0.so*": "libglib2.0-0t64 | libglib2.0-0",
    "libgmodule-2.0.so*": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so*": "libglib2.0-0t64 | libglib2.0-0",
    "libdbus-1.so*": "libdbus-1-3",
    "libfontconfig.so*": "libfontconfig1",
    "libfreetype.so*": "libfreetype6",
    "libX11.so*": "libx11-6",
    "libX11-xcb.so*": "libx11-xcb1",
    "libxcb.so*": "libxcb1",
    "libdrm.so*": "libdrm2",
    "libEGL.so*": "libegl1",
    "libGL.so*": "libgl1",
    "libGLX.so*": "libgl1",
    "libOpenGL.so*": "libopengl0",
}
"""Libraries that a Linux desktop has and that clash with its drivers, fonts and themes when they are bundled (most of
AppImage's excludelist), each with the Debian package that the .deb depends on."""

OPTIONAL_LIBRARIES = {
    "libgtk-3.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libgdk-3.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libgdk_pixbuf-2.0.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libpango*.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libcairo*.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libatk*.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libharfbuzz.so*": "libgtk-3-0t64 | libgtk-3-0",
    "libwayland-*.so*": "libwayland-client0, libwayland-cursor0, libwayland-egl1",
    "libgbm.so*": "libgbm1",
}
"""The same, for plugins of Qt that simply do not load where these are missing: GTK's theme, Wayland. The .deb only
recommends them."""

STRIPPED = ("torch/lib/libtorch_cpu.so", "torch/lib/libtorch_python.so", "libpython*.so*")
"""Libraries that come with a symbol table nobody reads (100 MB). Only these: stripping breaks those of NumPy, SciPy and
Pillow, whose wheels were patched after linking (numpy#20101, scipy#17438, Pillow#6289)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Files of a bundle that are left out.

    Attributes:
        patterns: Of places in the bundle with forward slashes, as `fnmatch` takes them; `*` also matches slashes.
        but: Patterns of what stays all the same.
        platform: Start of `sys.platform` where the rule holds; "" is everywhere.
    """

    reason: str
    patterns: tuple[str, ...]
    but: tuple[str, ...] = ()
    platform: str = ""

    def takes(self, place: str) -> bool:
        return _among(place, self.patterns) and not _among(place, self.but)


def _among(place: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(place, pattern) for pattern in patterns)


UNASKED = "libraries that only plugins and programs left out ask for"
# fmt: off
QT_MODULES = (
    "Qml", "Quick", "VirtualKeyboard", "Pdf", "Sql", "Designer", "Test", "3D", "OpenGLWidgets", "Help", "Multimedia",
    "LabsAnimation", "WebEngine", "WaylandCompositor", "ShaderTools", "EglFS", "EglFs",
)
RULES = (
    Rule(
        "torch: CUDA, for which the CPU build has no use",
        ("nvidia/*", "triton/*", "torch/lib/*cuda*", "torch/lib/*cudnn*", "torch/lib/*cublas*", "torch/lib/*nvrtc*",
         "libcudart*", "libnvjpeg*"),
    ),
    Rule(
        # core/encoders/vision.py does without, because the wheels' do not load beside every build of torch.
        "torchvision: operators of detectors, and its own decoders of pictures",
        ("torchvision/_C*", "torchvision/image*.so", "torchvision/image*.pyd", "torchvision.libs/*"),
    ),
    Rule(
        "torch: its own tests and their programs",
        ("torch/test/*", "torch/bin/*", "torch/testing/_internal/*", "torch/lib/*test*.so",
         "torch/lib/libbackend_with_compiler.*", "torch/lib/libaoti_custom_ops.*"),
        but=("torch/bin/torch_shm_manager*",),  # must be there when torch is imported
    ),
    Rule(
        "headers, stubs and sources for compilers",
        ("torch/include/*", "torch/share/*", "*.h", "*.hpp", "*.cuh", "*.pyi", "*.pyx", "*.pxd", "*.pxi", "*.cmake",
         "*.lib", "*.a", "*.c", "*.cpp", "*.pyx.tp", "*.pxd.tp", "*/py.typed", "*/meson.build"),
    ),
    Rule(
        "data sets and tests of scientific libraries",
        ("sklearn/datasets/data/*", "sklearn/datasets/images/*", "sklearn/datasets/descr/*", "sklearn/*/tests/*",
         "sklearn/tests/*", "scipy/*/tests/*", "numpy/*/tests/*", "networkx/*/tests/*"),
    ),
    Rule(
        "Qt: modules for other kinds of windows",
        (*(f"*Qt6{name}*" for name in QT_MODULES), *(f"*/Qt{name}*.framework*" for name in QT_MODULES),
         "*/opengl32sw.dll", "PySide6/QtTest*", "PySide6/*qml/*"),
    ),
    Rule(
        "Qt: plugins for screens without a desktop, databases, other keyboards and the network",
        ("*/plugins/egldeviceintegrations/*", "*/plugins/platforms/*eglfs*", "*/plugins/platforms/*linuxfb*",
         "*/plugins/platforms/*vnc*", "*/plugins/platforms/*vkkhr*", "*/plugins/platforms/*minimal*",
         "*/plugins/platforminputcontexts/*virtualkeyboard*", "*/plugins/sqldrivers/*", "*/plugins/generic/*",
         "*/plugins/networkinformation/*", "*/plugins/tls/*", "*/plugins/imageformats/*pdf*", "*/plugins/qmltooling/*",
         "*/plugins/virtualkeyboard/*"),
    ),
    Rule(
        "Qt: its own sentences in languages that Twinlens does not speak",
        ("PySide6/*translations/*",),
        but=("*/qtbase_en.qm", "*/qtbase_ru.qm"),
    ),
    Rule(
        "papers of packages; licences are in a folder of their own",
        ("*.dist-info/*",),
        but=("*.dist-info/METADATA",),
    ),
    Rule("libraries that belong to the system", (*SYSTEM_LIBRARIES, *OPTIONAL_LIBRARIES), platform="linux"),
)
# fmt: on


def reason(place: str, platform: str = sys.platform) -> str | None:
    """Why the file at this place of the bundle is left out; None when it goes along."""
    place = place.replace("\\", "/")
    found = (rule for rule in RULES if platform.startswith(rule.platform) and rule.takes(place))
    return next((rule.reason for rule in found), None)


def unasked(needed: Mapping[str, Iterable[str]]) -> set[str]:
    """Places of shared libraries that nothing else asks for.

    Args:
        needed: For every binary of the bundle by its place, the file names of the libraries it is linked to.
    """
    kept = dict(needed)
    while True:
        asked = {name for names in kept.values() for name in names}
        free = {place for place in kept if _is_shared(place) and posixpath.basename(place) not in asked}
        if not free:
            return set(needed) - set(kept)
        kept = {place: names for place, names in kept.items() if place not in free}


def _is_shared(place: str) -> bool:
    """Whether a binary is there for others: no extension module, no plugin, and not Python itself."""
    folder, name = posixpath.split(place)
    shared = folder == "" or folder.endswith(".libs") or folder == "PySide6/Qt/lib"
    return shared and name.startswith("lib") and not name.startswith("libpython")


def system_package(library: str) -> str | None:
    """The Debian package of a library that a bundle expects of the system; None when it expects it of none.

    Raises `KeyError` when a bundle cannot expect it there, so that it must bring it.
    """
    for table, required in ((SYSTEM_LIBRARIES, True), (OPTIONAL_LIBRARIES, False)):
        for pattern, package in table.items():
            if fnmatch.fnmatchcase(library, pattern):
                return package if required else None
    raise KeyError(library)
