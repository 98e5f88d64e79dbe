"""Training edits: what people and programs do to a picture, and worse. uint8 RGB in, uint8 RGB out, about 1 ms each.

An edit is a function `(image, random) -> image`; `view` draws one or several. Pictures of the pool are small (160 px on
the short side), so no edit enlarges beyond that. `Augmenter` holds other pictures for the edits that need a second one.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Random = np.random.Generator
Edit = Callable[[Image, Random], Image]

_FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX)
_LETTERS = np.array(list("ABCDEFGHIJKLMNOPRSTUVWabcdefghijklmnopqrstuvwxyz0123456789   !?.-@"))
_SAMPLING = (cv2.INTER_AREA, cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)


def _colour(r: Random) -> tuple[int, int, int]:
    """Often black, white or grey, as real frames are."""
    if r.random() < 0.6:
        v = int(r.choice([0, 0, 255, 255, 24, 40, 128, 230]))
        return v, v, v
    a, b, c = r.integers(0, 256, 3)
    return int(a), int(b), int(c)


def _text(r: Random, low: int, high: int) -> str:
    return "".join(r.choice(_LETTERS, int(r.integers(low, high))))


def _table(image: Image, curve: npt.NDArray[np.floating]) -> Image:
    return cv2.LUT(image, np.clip(curve, 0, 255).astype(np.uint8))


_RAMP = np.arange(256, dtype=np.float32)


# --- geometry -----------------------------------------------------------------------------------------------------


def crop(x: Image, r: Random) -> Image:
    """Keep 28..97 % of the area at a changed aspect."""
    h, w = x.shape[:2]
    area, aspect = r.uniform(0.28, 0.97), np.exp(r.uniform(-0.25, 0.25))
    ch, cw = min(h, int(h * np.sqrt(area / aspect))), min(w, int(w * np.sqrt(area * aspect)))
    top, left = int(r.integers(0, h - ch + 1)), int(r.integers(0, w - cw + 1))
    return x[top : top + ch, left : left + cw]


def mirror(x: Image, r: Random) -> Image:
    return x[:, ::-1]


def turn(x: Image, r: Random) -> Image:
    return np.rot90(x, int(r.integers(1, 4)))


def tilt(x: Image, r: Random) -> Image:
    """Turn by up to 20 degrees; corners filled, or cut away by enlarging."""
    h, w = x.shape[:2]
    angle = float(r.uniform(2, 20) * r.choice([-1, 1]))
    rad = np.deg2rad(abs(angle))
    fill = r.random() < 0.6
    zoom = 1.0 if fill else np.cos(rad) + np.sin(rad) * max(h, w) / min(h, w)
    m = cv2.getRotationMatrix2D((w / 2, h / 2), angle, zoom)
    size = (w, h)
    if fill and r.random() < 0.5:  # the canvas grows to hold the turned picture
        size = (int(h * np.sin(rad) + w * np.cos(rad)), int(h * np.cos(rad) + w * np.sin(rad)))
        m[:, 2] += (size[0] - w) / 2, (size[1] - h) / 2
    mode = cv2.BORDER_CONSTANT if r.random() < 0.7 else cv2.BORDER_REFLECT
    return cv2.warpAffine(x, m, size, flags=cv2.INTER_LINEAR, borderMode=mode, borderValue=_colour(r))


def perspective(x: Image, r: Random) -> Image:
    h, w = x.shape[:2]
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    moved = corners + (r.uniform(-0.16, 0.16, (4, 2)) * (w, h)).astype(np.float32)
    m = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return cv2.warpPerspective(x, m, (w, h), flags=cv2.INTER_LINEAR, borderValue=_colour(r))


# --- colour -------------------------------------------------------------------------------------------------------


def grey(x: Image, r: Random) -> Image:
    return np.repeat(cv2.cvtColor(x, cv2.COLOR_RGB2GRAY)[:, :, None], 3, 2)


def sepia(x: Image, r: Random) -> Image:
    g = cv2.cvtColor(x, cv2.COLOR_RGB2GRAY)[:, :, None].astype(np.float32)
    tone = np.array([1.07, 0.9, 0.65]) if r.random() < 0.7 else r.uniform(0.6, 1.2, 3)
    return np.clip(g * tone, 0, 255).astype(np.uint8)


def tint(x: Image, r: Random) -> Image:
    """Warm or cool light, or any cast."""
    strength = r.uniform(0.05, 0.3) * r.choice([-1, 1])
    gain = np.array([1 + strength, 1.0, 1 - strength]) if r.random() < 0.7 else r.uniform(0.7, 1.3, 3)
    curves = np.clip(_RAMP[:, None] * gain, 0, 255).astype(np.uint8)
    return cv2.LUT(x, curves.reshape(1, 256, 3))


def brightness(x: Image, r: Random) -> Image:
    if r.random() < 0.6:
        return _table(x, _RAMP * np.exp(r.uniform(-0.8, 0.65)))
    return _table(x, _RAMP + r.uniform(-70, 70))


def contrast(x: Image, r: Random) -> Image:
    pivot = float(x[::4, ::4].mean())
    return _table(x, (_RAMP - pivot) * np.exp(r.uniform(-0.8, 0.8)) + pivot)


def gamma(x: Image, r: Random) -> Image:
    return _table(x, 255 * (_RAMP / 255) ** np.exp(r.uniform(-0.8, 0.8)))


def saturation(x: Image, r: Random) -> Image:
    amount = r.uniform(0.1, 0.7) if r.random() < 0.5 else r.uniform(1.3, 2.5)
    return cv2.addWeighted(x, amount, grey(x, r), 1 - amount, 0)


def hue(x: Image, r: Random) -> Image:
    hsv = cv2.cvtColor(x, cv2.COLOR_RGB2HSV_FULL)
    hsv[:, :, 0] += np.uint8(r.integers(5, 40) if r.random() < 0.5 else r.integers(216, 251))
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB_FULL)


def levels(x: Image, r: Random) -> Image:
    """Posterise, equalise, or (rarely) invert."""
    kind = r.random()
    if kind < 0.4:
        step = int(r.choice([32, 64]))
        return _table(x, (_RAMP // step) * step + step / 2)
    if kind < 0.8:
        lab = cv2.cvtColor(x, cv2.COLOR_RGB2LAB)
        lab[:, :, 0] = cv2.equalizeHist(lab[:, :, 0])
        return cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)
    return 255 - x


def vignette(x: Image, r: Random) -> Image:
    h, w = x.shape[:2]
    ys, xs = np.linspace(-1, 1, h)[:, None], np.linspace(-1, 1, w)[None]
    fall = 1 - r.uniform(0.25, 0.6) * (ys * ys + xs * xs)
    return (x * np.clip(fall, 0, 1)[:, :, None]).astype(np.uint8)


# --- quality ------------------------------------------------------------------------------------------------------


def jpeg(x: Image, r: Random) -> Image:
    quality = int(r.integers(5, 30) if r.random() < 0.6 else r.integers(30, 96))
    done, data = cv2.imencode(".jpg", np.ascontiguousarray(x), (cv2.IMWRITE_JPEG_QUALITY, quality))
    return cv2.imdecode(data, cv2.IMREAD_COLOR) if done else x


def shrink(x: Image, r: Random) -> Image:
    """Store it small: short side 28..120 px."""
    h, w = x.shape[:2]
    side = int(np.exp(r.uniform(np.log(28), np.log(120))))
    scale = min(1.0, side / min(h, w))
    size = max(8, round(w * scale)), max(8, round(h * scale))
    return cv2.resize(x, size, interpolation=int(r.choice(_SAMPLING)))


def blur(x: Image, r: Random) -> Image:
    if r.random() < 0.75:
        return cv2.GaussianBlur(x, (0, 0), float(r.uniform(0.5, 3.0)))
    length = int(r.integers(3, 10))
    kernel = np.eye(length, dtype=np.float32) if r.random() < 0.5 else np.zeros((length, length), np.float32)
    kernel[length // 2] += kernel.sum() == 0
    return cv2.filter2D(x, -1, kernel / kernel.sum())


def sharpen(x: Image, r: Random) -> Image:
    amount = float(r.uniform(0.5, 2.0))
    return cv2.addWeighted(x, 1 + amount, cv2.GaussianBlur(x, (0, 0), 1.5), -amount, 0)


def noise(x: Image, r: Random) -> Image:
    sigma = r.uniform(4, 40)
    grain = r.standard_normal((*x.shape[:2], 3 if r.random() < 0.7 else 1), np.float32)
    return np.clip(x + sigma * grain, 0, 255).astype(np.uint8)


# --- things drawn on it or around it ---------------------------------------------------------------------------------


def caption(x: Image, r: Random) -> Image:
    """Text over the picture, on a bar or not, or on a strip added above or below."""
    h, w = x.shape[:2]
    x = np.ascontiguousarray(x).copy()
    ink = (255, 255, 255) if r.random() < 0.6 else _colour(r)
    bar = max(12, int(h * r.uniform(0.08, 0.22)))
    style = r.random()
    if style < 0.35:  # a strip of its own
        strip = np.full((bar, w, 3), _colour(r), np.uint8)
        top = r.random() < 0.3
        x = np.concatenate((strip, x) if top else (x, strip))
        base = bar - bar // 4 if top else x.shape[0] - bar // 4
    else:
        base = int(r.integers(bar, h)) if r.random() < 0.4 else h - bar // 4
        if style < 0.6:
            x[max(0, base - bar + bar // 4) : base + bar // 4] = _colour(r)
    for line in range(int(r.integers(1, 3))):
        size = bar * r.uniform(0.4, 0.9) / 30
        at = int(r.uniform(0, 0.3) * w), base - line * bar
        font = int(r.choice(_FONTS))
        words = _text(r, 6, 24)
        if r.random() < 0.5:
            cv2.putText(x, words, at, font, size, (0, 0, 0), 3, cv2.LINE_AA)
        cv2.putText(x, words, at, font, size, ink, int(r.integers(1, 3)), cv2.LINE_AA)
    return x


def watermark(x: Image, r: Random) -> Image:
    """Half-transparent text, once or tiled, level or slanting."""
    h, w = x.shape[:2]
    layer = np.zeros((2 * h, 2 * w), np.uint8)
    words, font, size = _text(r, 5, 14), int(r.choice(_FONTS)), float(r.uniform(0.4, 1.6))
    if r.random() < 0.5:
        gap = int(r.integers(30, 70))
        for y in range(0, 2 * h, gap):
            at = int(r.integers(-40, 1)), y
            cv2.putText(layer, f"{words}   {words}   {words}", at, font, size, 255, 1, cv2.LINE_AA)
    else:
        at = int(w * r.uniform(0.5, 0.9)), int(h * r.uniform(0.7, 1.4))
        cv2.putText(layer, words, at, font, size * 1.5, 255, int(r.integers(1, 5)), cv2.LINE_AA)
    angle = 0 if r.random() < 0.4 else float(r.uniform(-50, 50))
    m = cv2.getRotationMatrix2D((w, h), angle, 1)
    layer = cv2.warpAffine(layer, m, (2 * w, 2 * h))[h // 2 : h // 2 + h, w // 2 : w // 2 + w]
    alpha = (layer.astype(np.float32) * (r.uniform(0.2, 0.75) / 255))[:, :, None]
    ink = 255.0 if r.random() < 0.7 else np.array(_colour(r), np.float32)
    return (x + alpha * (ink - x)).astype(np.uint8)


def border(x: Image, r: Random) -> Image:
    h, w = x.shape[:2]
    b = max(2, int(min(h, w) * r.uniform(0.02, 0.2)))
    below = b if r.random() < 0.8 else 3 * b
    return cv2.copyMakeBorder(x, b, below, b, b, cv2.BORDER_CONSTANT, value=_colour(r))


def letterbox(x: Image, r: Random) -> Image:
    """Bars on two sides, plain or a blurred copy of the picture itself."""
    h, w = x.shape[:2]
    amount = r.uniform(0.06, 0.5)
    v, s = (int(h * amount), 0) if r.random() < 0.6 else (0, int(w * amount))
    if r.random() < 0.8:
        return cv2.copyMakeBorder(x, v, v, s, s, cv2.BORDER_CONSTANT, value=_colour(r))
    out = cv2.GaussianBlur(cv2.resize(x, (w + 2 * s, h + 2 * v)), (0, 0), 8)
    out[v : v + h, s : s + w] = x
    return out


def screenshot(x: Image, r: Random) -> Image:
    """The picture inside a window: background, bars, lines of text, buttons around it."""
    h, w = x.shape[:2]
    left, right = (int(w * r.uniform(0.0, 0.35)) for _ in range(2))
    top, bottom = (int(h * r.uniform(0.04, 0.4)) for _ in range(2))
    page = np.full((h + top + bottom, w + left + right, 3), _colour(r), np.uint8)
    if r.random() < 0.8:
        page[: max(4, int(top * r.uniform(0.3, 0.9)))] = _colour(r)
    if r.random() < 0.4 and left > 6:
        page[:, : int(left * r.uniform(0.4, 0.9))] = _colour(r)
    for _ in range(int(r.integers(2, 9))):
        y, a = int(r.integers(0, page.shape[0])), int(r.integers(0, page.shape[1]))
        if r.random() < 0.6:
            size = float(r.uniform(0.25, 0.5))
            cv2.putText(page, _text(r, 4, 18), (a, y), int(r.choice(_FONTS)), size, _colour(r), 1)
        else:
            cv2.rectangle(page, (a, y), (a + int(r.integers(4, 60)), y + int(r.integers(3, 14))), _colour(r), -1)
    page[top : top + h, left : left + w] = x
    if r.random() < 0.3:  # a button over the picture
        cv2.circle(page, (left + w // 2, top + h // 2), int(min(h, w) * r.uniform(0.06, 0.14)), _colour(r), -1)
    return page


def sticker(x: Image, r: Random) -> Image:
    x = np.ascontiguousarray(x).copy()
    h, w = x.shape[:2]
    for _ in range(int(r.integers(1, 4))):
        at, size = (int(r.integers(0, w)), int(r.integers(0, h))), int(min(h, w) * r.uniform(0.06, 0.2))
        if r.random() < 0.5:
            cv2.circle(x, at, size, _colour(r), -1, cv2.LINE_AA)
            cv2.circle(x, (at[0] - size // 3, at[1] - size // 4), size // 6, _colour(r), -1)
            cv2.circle(x, (at[0] + size // 3, at[1] - size // 4), size // 6, _colour(r), -1)
        else:
            points = (np.array(at) + r.integers(-size, size + 1, (int(r.integers(3, 7)), 2))).astype(np.int32)
            cv2.fillPoly(x, [cv2.convexHull(points)], _colour(r), cv2.LINE_AA)
    return x
