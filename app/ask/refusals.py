"""Questions that no document can answer, told by their form: orders to the machine, queries, the news of the day."""

import re

from app.ask.forms import LATIN

_TODAY = (
    r"\b(?:today|tonight|right now|now|this (?:morning|evening|week)|yesterday|tomorrow|last night|live)\b"
    r"|今天|今日|今晚|此刻|昨天|昨日|昨晚|明天|明日|后天|本周|实时"
)
_RECENTLY = r"\b(?:currently|current|latest|at the moment)\b|现在|目前|当前|最新"
_CHANGES_DAILY = (
    r"\b(?:weather|temperature|stock|share price|exchange rate|news)\b"
    "|天气|气温|股价|股票|汇率|行情|金价|油价|新闻"
)
_CHANGES = (
    r"\b(?:forecast|air quality|prices?|scores?|match|game|traffic|election|won|wins?)\b"
    r"|下雨|空气质量|价格|房价|比分|比赛|路况|选举"
)
# Subjects that only ever are of the day.
_ALWAYS = (
    r"\b(?:share|stock|gold|oil|bitcoin) price|\bexchange rate|\bweather (?:forecast|like)"
    "|天气(?:怎么样|如何|预报)|股价|金价|油价"
)
OF_THE_DAY = re.compile(
    rf"(?=.*(?:{_TODAY}))(?=.*(?:{_CHANGES}|{_CHANGES_DAILY}))|(?=.*(?:{_RECENTLY}))(?=.*(?:{_CHANGES_DAILY}))|{_ALWAYS}",
    LATIN | re.DOTALL,
)
_OBJECT_ZH = "(?=.{0,8}(?:数据|节点|图谱|库|记录|全部|所有|系统|服务|代码|命令|查询|用户|表$))"
ORDER = re.compile(
    r"^\W*(?:please\s+|请|帮我|给我|现在)*(?:忽略|无视"
    rf"|(?:删除|清空|清除|销毁|修改|更新|写入|插入|创建|关闭|重启|执行|运行){_OBJECT_ZH}"
    r"|扮演|假装|写一|作一?首|翻译|画一|编一"
    r"|ignore|disregard|forget|delete|drop|remove all|erase|wipe|destroy|insert|create (?:a )?(?:node|user)"
    r"|shut ?down|restart|execute|run (?:the )?(?:command|query|code)|act as|pretend"
    r"|write (?:me )?(?:a|an|some)\b|translate|compose|draw)",
    LATIN,
)
SECRETS = re.compile(
    r"提示词|密码|密钥|口令|私钥|访问令牌|环境变量|数据库地址"
    r"|\bsystem prompt\b|\bpasswords?\b|\bapi[ _-]?keys?\b|\bsecret keys?\b|\baccess tokens?\b|\bcredentials\b"
    r"|\benvironment variables\b|\b(?:ignore|disregard) (?:all )?(?:previous|prior|your) instructions\b",
    LATIN,
)
# What an errand asks for is in no document.
ERRAND = re.compile(
    r"怎么(?:去|走|坐车|到达|乘坐|报名)|如何前往|帮我(?:订|买|叫|预订|预约|点)|订(?:一张|一个|机?票|酒店|房间)|机票|外卖|讲个"
    r"|推荐(?:一|几)[^，。？]{0,4}(?:餐厅|酒店|电影|书|歌)"
    r"|\bhow (?:do|can|should) I\b|\bhow (?:do|can) we (?:get|go|travel) to\b|\bbook (?:me |us )?(?:a|an)\b"
    r"|\border (?:me )?(?:a|an)\b|\brecommend (?:me )?(?:a|an|some)\b",
    LATIN,
)
CODE = re.compile(
    r"\b(?:MATCH|MERGE|CREATE|OPTIONAL MATCH|UNWIND)\s*\(|\bDETACH\s+DELETE\b|\bRETURN\s+\w+(?:\s|$|\.|\))"
    r"|\bCALL\s+\w+\.\w+|\bLOAD\s+CSV\b|\bDROP\s+(?:TABLE|DATABASE|CONSTRAINT|INDEX)\b"
    r"|\b(?:SELECT|DELETE)\s+.{1,40}\bFROM\b|\bUNION\s+SELECT\b|<script\b|\bOR\s+1\s*=\s*1\b|--\s*$"
    r"|\b\w+\(\s*[\"'][^)]*[\"']\s*\)|\$\{|\brm\s+-rf\b|\bSET\s+\w+\.\w+\s*=",
    LATIN,
)


def why_refused(text: str) -> str:
    """ "order", "code" or "news" where the form tells that no document can answer; else empty."""
    if CODE.search(text):
        return "code"
    if ORDER.search(text) or SECRETS.search(text) or ERRAND.search(text):
        return "order"
    return "news" if OF_THE_DAY.search(text) else ""
