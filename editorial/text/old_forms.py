"""Old forms (异体字): what 《第一批异体字整理表》 (1955) put aside, and the characters for them.

Only those that OpenCC's tables leave as they are, or take for a rare character (蹔). Entered from
memory, to be verified; a form that is missing here is a wrong character instead of a variant,
and still counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

_GROUPS: Final = """
丐匄匃 专耑 丘坵 丫枒 举擧 乃迺廼 亡兦 享亯 仇讐 仑崘 仙僊 仿倣髣 伞繖 似佀
佛髴 你妳 佩珮 侄姪妷 侦遉 俟竢 俯俛 倏倐儵 倦勌 偷媮 克尅 兔兎 冉冄 冒冐
冗宂 农辳 冤寃 冰氷 准凖 凭凴 凳櫈 函圅 创剙剏 刨鑤 券劵 剁刴 剃薙鬀 剑劒
剩賸 剿勦 劫刦刧刼 勤懃 匆怱悤 匝帀 卒卆 博愽 卫衞 卯夘戼 厨㕑 厩廏廐 叙敍
叟叜 叠曡 叩敂 只衹秖 叫呌 台枱 吝恡 吟唫 吻脗 呼虖嘑謼 和咊龢 咒呪 咱喒
哄閧 哲喆 啖噉 啮囓 啼嗁 喧諠 器噐 回廻逥囘 场塲 址阯 坂岅 坎埳 坑阬 坞隖
坤堃 坳㘭 垛垜 堤隄 备俻 夜亱 夭殀 奁匳匲籢 奔犇逩 奶嬭 妆粧 妒妬 妙玅 姻婣
婀娿 婿壻 孽孼 宁甯 它牠 宝寳 实寔 宴醼 寇宼 寓庽 察詧 射䠶 尝甞嚐 局跼
岩嵒 峒峝 峨峩 峭陗 崖崕 帽㡌 幂羃 幕幙 年秊 并竝 废癈 庵菴 庶庻 廉亷 弄挵
强彊 往徃 徇狥 德惪 忤啎 怪恠 恍怳 恤賉䘏 恿慂惥 悍猂 悖誖 悴顇 惬㥦 惭慙
愈瘉 愧媿 慎昚 慨嘅 憔癄顦 憩憇 懒嬾 戮勠剹 扎紥 扛摃 扬敭 扯撦 扼搤 拓搨
拖拕 拿拏挐 挂罣 挖穵 捏揑 捶搥 掏搯 掩揜 插揷 揪揫 携擕 撰譔 效傚 救捄
敛歛 散㪚 斗鬪鬭 斤觔 斫斵斲斮 时旹 昆崐 昏昬 映暎 春旾 是昰 昵暱 晰晳
暂蹔 暖煗煖 暗晻 望朢 期朞 札剳 朵朶 杂襍 村邨 杯桮 构搆 果菓 枪鎗 柏栢 柳栁
桌槕 桑桒 梅楳槑 梨棃 棋碁 棕椶 棰箠 楠枏柟 楦楥 楫檝 概槩 榜牓 榨搾 樽罇
橹艪 檐簷 欢懽讙驩 款欵 歌謌 毗毘 毙獘 毡氊 氛雰 汇彚 污汚 法灋 洁絜 浙淛
浚濬 浣澣 涩澁 淋痳 淫婬滛 深㴱 淳湻 溜霤 漱潄 澄澂 灾烖菑 炕匟 炮砲 炯烱
焊釬銲 焰燄 照炤 煮煑 犁犂 狭陿 猿猨蝯 獾貛 玳瑇 珍珎 球毬 琅瑯 琉瑠 琐璅
琴琹 瑰瓌 璃瓈琍 瓮罋 瓶缾 留畄畱 略畧 疏疎 痹痺 瘤癅 皋臯皐 皓皜暠 盏琖醆
盘槃 眷睠 眺覜 睬倸 睹覩 睿叡 瞰矙 矿鑛 砖甎塼 砧碪 确塙碻 碌磟 碗盌椀㼝
碰掽踫 碱堿鹻 磷粦燐 祀禩 祸旤 秋秌龝 秕粃 移迻 稚稺穉 稿稾 窑窰 窗窓窻牎牕
笑咲 筒筩 答荅 策筞 算祘筭 管筦 箬篛 箸筯 粗觕麤 糕餻 糖餹 糟蹧 糠粇穅
糯穤稬 繁緐 纸帋 绒羢毧 绦縚 绵緜 罐鑵 罪辠 置寘 翅翄 翻繙飜 耀燿 考攷 耕畊
耽躭 肯肎 胁脇 背揹 胚肧 胫踁 胭臙 胳肐 胸胷 脉衇 腮顋 腿骽 膀髈 膘臕 膝厀
膳饍 膻羴 艳豓 花蘤 苏蘓甦 草艸 荔茘 莅涖 莺鸎 菱蔆 萱萲蕿蘐藼 萼蕚 葬塟
蒂蔕 蕊蕋橤蘂 藤籐 蚊蟁䘇 蚋蜹 蛇虵 蛔蛕蚘痐 蛙鼃 蜂蠭 蝶蜨 螂蜋 融螎 蟆蟇
蟹蠏 蠢惷 衽袵 袅嬝褭 袒襢 袜韈韤 裙裠帬 裤袴 裸躶 褓緥 襁繦 觅覔 视眎眡
讹譌 诉愬 豆荳 赞讚 趁趂 跺跥 踩跴 蹄蹏 蹴蹵 躬躳 躲躱 软輭 辣辢 迥逈 迫廹
逼偪 遁遯 遍徧 邪衺 邻隣 郁欝 酬醻詶酧 醇醕 野埜壄 鉴鍳 钵盋 钻鑚 锁鎻鏁
锄鉏耡 锹鍫 闸牐 阔濶 阱穽 阴隂 阶堦 附坿 隶隷 雁鴈 霓蜺 面靣 鞋鞵 韧靱靭
韭韮 颓穨 飘飃 飚飇 饪餁 饮㱃 馈餽 馔籑 驱駈敺 驳駮 验騐 骡臝 鬃鬉騣 魂䰟
鲜尠鱻 鳌鼇 鳖鼈 鸦鵶 鸩酖 鹅鵞䳘 麟麐 麸粰 麻蔴 鼓皷
"""
"""In each group the standard character, then its old forms."""


@cache
def old_forms() -> Mapping[str, str]:
    """The standard character of each old form; one character for one."""
    return {form: group[0] for group in _GROUPS.split() for form in group[1:]}
