"""The dials of 달토: standard identifiers where there are any, with ranges and rest values."""

from .builder import Parameter

_HEAD, _EYES, _FACE, _MOUTH, _BODY, _EXTRAS = "Head", "Eyes", "Face", "Mouth", "Body", "Extras"

WIDE = 1.2
"""ParamEyeOpen of eyes wide with surprise; they rest at 1."""

PARAMETERS: list[Parameter] = [
    Parameter("ParamAngleX", -30, 30, 0, "고개 좌우", _HEAD),
    Parameter("ParamAngleY", -30, 30, 0, "고개 위아래", _HEAD),
    Parameter("ParamAngleZ", -30, 30, 0, "고개 갸웃", _HEAD),
    Parameter("ParamEyeLOpen", 0, WIDE, 1, "왼눈 뜨기", _EYES),
    Parameter("ParamEyeLSmile", 0, 1, 0, "왼눈 웃음", _EYES),
    Parameter("ParamEyeLForm", -1, 1, 0, "왼눈꼬리", _EYES),
    Parameter("ParamEyeROpen", 0, WIDE, 1, "오른눈 뜨기", _EYES),
    Parameter("ParamEyeRSmile", 0, 1, 0, "오른눈 웃음", _EYES),
    Parameter("ParamEyeRForm", -1, 1, 0, "오른눈꼬리", _EYES),
    Parameter("ParamEyeBallX", -1, 1, 0, "눈동자 좌우", _EYES),
    Parameter("ParamEyeBallY", -1, 1, 0, "눈동자 위아래", _EYES),
    Parameter("ParamEyeBallForm", -1, 0, 0, "눈동자 작아짐", _EYES),
    Parameter("ParamBrowLY", -1, 1, 0, "왼눈썹 위아래", _FACE),
    Parameter("ParamBrowRY", -1, 1, 0, "오른눈썹 위아래", _FACE),
    Parameter("ParamBrowLAngle", -1, 1, 0, "왼눈썹 기울기", _FACE),
    Parameter("ParamBrowRAngle", -1, 1, 0, "오른눈썹 기울기", _FACE),
    Parameter("ParamCheek", 0, 1, 0.6, "볼 붉힘", _FACE),
    Parameter("ParamMouthForm", -1, 1, 0, "입 모양", _MOUTH),
    Parameter("ParamMouthOpenY", 0, 1, 0, "입 벌리기", _MOUTH),
    Parameter("ParamMouthWave", 0, 1, 0, "입 떨림", _MOUTH),
    Parameter("ParamBodyAngleX", -10, 10, 0, "몸 좌우", _BODY),
    Parameter("ParamBodyAngleY", -10, 10, 0, "몸 위아래", _BODY),
    Parameter("ParamBodyAngleZ", -10, 10, 0, "몸 기울기", _BODY),
    Parameter("ParamHop", -1, 1, 0, "깡충", _BODY),
    Parameter("ParamBreath", 0, 1, 0, "숨", _BODY),
    Parameter("ParamArmL", 0, 1, 0, "왼팔", _BODY),
    Parameter("ParamArmR", 0, 1, 0, "오른팔", _BODY),
    Parameter("ParamEarL", -1, 1, 0, "왼귀", _EXTRAS),
    Parameter("ParamEarR", -1, 1, 0, "오른귀", _EXTRAS),
    Parameter("ParamHairFront", -1, 1, 0, "앞머리 흔들림", _EXTRAS),
    Parameter("ParamSkirt", -1, 1, 0, "치마 흔들림", _EXTRAS),
    Parameter("ParamGlow", 0, 1, 0.5, "달빛", _EXTRAS),
    Parameter("ParamSparkle", 0, 1, 0, "반짝임", _EXTRAS),
    Parameter("ParamTear", 0, 1, 0, "눈물", _EXTRAS),
    Parameter("ParamSweat", 0, 1, 0, "땀", _EXTRAS),
    Parameter("ParamThought", 0, 1, 0, "생각 방울", _EXTRAS),
    Parameter("ParamGloom", 0, 1, 0, "그늘", _EXTRAS),
    Parameter("ParamAngerMark", 0, 1, 0, "화남 표시", _EXTRAS),
]
