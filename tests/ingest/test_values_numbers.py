"""Which numbers measure, in sentences in the manner of other cities' plans; written before they were tried."""

import pytest

from ingest.model import Context, Language, Period
from ingest.tag.values import find_values


def numbers(text: str, language: Language) -> list[str]:
    context = Context(language=language, titles=("某市规划纲要",), period=Period("某市规划纲要", 2026, 2030))
    return [v.value for v in find_values(text, context, kind="target") if not v.worded]


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("实施“1+3+N”政策体系，打造3个千亿级产业集群。", "3"),
        ("全省首个国家级文旅产业融合发展示范区，累计接待游客1.2亿人次。", "1.2"),
        ("2023年3月15日，市七届人大三次会议通过。", ""),
        ("推进G4京港澳高速、S213线改扩建，新增8车道里程60公里。", "60"),
        ("落实中央八项规定，召开专题会议12次，办理人大代表建议236件、政协提案318件。", "12 236 318"),
        ("全市22个乡镇（街道）、318个村（社区）实现全覆盖。", "22 318"),
        ("新冠病毒疫苗第三针接种率达85.6%。", "85.6"),
        ("PM10浓度下降8.2%，AQI优良率87.4%。", "8.2 87.4"),
        ("建设10万吨级码头2座、5万吨级泊位4个。", "2 4"),
        ("引进世界500强企业3家，中国民企500强企业5家。", "3 5"),
        ("打通“最后一公里”，8条断头路全部打通。", "8"),
        ("实施老旧管网改造三年行动（2026—2028年），改造供水管网320公里。", "320"),
        ("发放消费券2.5亿元，撬动消费30亿元。", "2.5 30"),
        ("高铁2小时交通圈覆盖成渝。", ""),
        ("新能源汽车保有量达15万辆，充换电设施车桩比达2.5:1。", "15 2.5:1"),
        ("第三产业增加值占比54.6%，三次产业结构调整为8.2:38.5:53.3。", "54.6"),
        ("单位面积产值提高到每亩50万元。", "50"),
        ("居民人均可支配收入达到4.8万元，城乡居民收入比2.1∶1。", "4.8 2.1:1"),
        ("建成110千伏变电站3座、10千伏线路260公里。", "3 260"),
        ("全年空气质量优良天数330天以上。", "330"),
        ("研究生学历占比12%，45岁以下干部占比60%。", "12 60"),
        ("1—9月，固定资产投资增长9.1%。", "9.1"),
        ("自主可控率由30%左右提升到70%以上。", "30 70"),
        ("每百户居民拥有社区综合服务设施面积达40平方米。", "40"),
        ("累计退耕还林85.6万亩、治理沙化土地3200平方公里。", "85.6 3200"),
        ("接种HPV疫苗女生3.4万人。", "3.4"),
        ("推出惠企政策“28条”，兑现资金6.3亿元。", "6.3"),
        ("建立1个中心、5个分中心的应急指挥体系。", "1 5"),
        ("森林蓄积量达2100万立方米，林地保有量980万亩。", "2100 980"),
        ("夜间照明亮灯率98%，城市道路机械化清扫率92%以上。", "98 92"),
        ("打造15分钟便民生活圈60个，社区食堂120家。", "60 120"),
        ("推动3200余户个体户转企升规。", "3200"),
        ("占地1200亩、总建筑面积86万平方米。", "1200 86"),
        ("生产线年产动力电池50GWh。", "50"),
        ("5G基站密度达每万人25个。", "25"),
        ("数字人民币试点交易额突破200亿元，同比翻番。", "200"),
        ("城区排水管网密度每平方公里12公里。", "12"),
        ("用电最高负荷780万千瓦，用气量18亿方。", "780 18"),
        ("跨省通办事项156项，“一网通办”率达96%。", "156 96"),
        ("市场主体总量突破80万户，每千人拥有企业38户。", "80 38"),
        ("R&D经费支出占GDP比重2.9%。", "2.9"),
        ("新增就业岗位6万余个，零就业家庭动态清零。", "6"),
        ("对口支援资金3.8亿元，实施项目96个。", "3.8 96"),
        ("12345热线接诉即办响应率99.5%。", "99.5"),
        ("全市1/3以上的社区建成托育点。", "1/3"),
        ("减少碳排放20万吨二氧化碳当量。", "20"),
        ("碳汇林面积30万亩、年固碳量15万吨。", "30 15"),
        ("新建改建农村公路1,250公里，行政村通公交率 100％。", "1,250 100"),
        ("工业固废综合利用率达到90%-95%。", "90-95"),
        ("培育“链主”企业10户左右、上云企业超过2000户。", "10 2000"),
        ("水库总库容3.6亿m³，年供水量1.1亿m3。", "3.6 1.1"),
        ("亩均税收28.5万元/亩，亩均产值600万元。", "28.5 600"),
        ("平均水耗低于18m³/万元。", "18"),
        ("平均气温升幅控制在1.5℃以内。", "1.5"),
        ("噪声达标率95.2%，夜间噪声不高于55分贝。", "95.2 55"),
        ("大气PM2.5≤30μg/m³，臭氧浓度160μg/m³。", "30 160"),
        ("建设规模2×66万千瓦机组。", ""),
        ("机组装机容量4×100万千瓦。", ""),
        ("建筑面积约3.5万㎡，绿地率35%。", "3.5 35"),
        ("到2030年建成11.6万盏智慧路灯。", "11.6"),
        ("直播基地达16个，年网络零售额130亿元，快递业务量9亿件。", "16 130 9"),
    ],
)
def test_chinese_numbers(text: str, measured: str) -> None:
    assert numbers(text, "zh") == measured.split()


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("By 2030, 65% of all journeys will be made by public transport, on foot or by bicycle.", "65"),
        ("The city's population grew from 2.1 million in 2015 to 2.6 million in 2024.", "2.1 2.6"),
        ("We will invest $1.4 billion in flood protection over the next ten years.", "1.4"),
        ("The 2030 Agenda for Sustainable Development has 17 goals and 169 targets.", "17 169"),
        (
            "Air quality met the national standard on 331 days in 2024, 12 days more than the year before.",
            "331 12",
        ),
        (
            "In line with SDG 11.2, at least 90% of residents should live within 500 m of a bus stop.",
            "90 500",
        ),
        ("Phase 2 of Metro Line 4 will open in 2028 with 14 stations.", "14"),
        ("The Council approved the plan on 12 March 2025.", ""),
        (
            "Renewables supplied 23.5 percent of electricity, compared with 11.2 percent five years earlier.",
            "23.5 11.2",
        ),
        ("Greenhouse gas emissions per capita are to be halved to 2.5 tonnes.", "2.5"),
        ("A total of 3,450 units of social housing were completed.", "3,450"),
        ("The unemployment rate dropped to 4.6%, the lowest in 10 years.", "4.6"),
        ("Energy use in public buildings: -30% by 2030.", "30"),
        ("We aim to recycle three quarters of household waste by 2030.", ""),
        ("Install 5,000 EV charging points (currently 1,200).", "5,000 1,200"),
        ("The average age of the bus fleet is 6.5 years.", "6.5"),
        ("Section 4.2 sets out the 10 priority actions.", "10"),
        ("More than 400 volunteers took part in 25 clean-up events.", "400 25"),
        ("The tree canopy will cover one fifth of the city by 2040.", ""),
        ("Between 2020 and 2024, 12 new schools and 3 hospitals were built.", "12 3"),
        ("The poverty rate stood at 8.3 per cent in 2023.", "8.3"),
        ("Each of the 18 districts will have at least 2 community health centres by 2027.", "18 2"),
        ("Reduce the time needed to register a business from 5 days to 1 day.", "5 1"),
        ("The fund has granted loans worth €35m to 210 small firms.", "35 210"),
        ("Reservoir capacity will be raised by 8.2 million m3.", "8.2"),
        ("Street lighting: 40,000 lamps replaced by LEDs, saving 12 GWh a year.", "40,000 12"),
        ("Only 1 in 5 managers is a woman.", ""),
        ("Infant mortality fell to 2.1 per 1,000 live births in 2024.", "2.1"),
        ("The target is a 15% cut in water losses.", "15"),
        ("GDP rose 5.4% to RMB 1.2 trillion in 2025.", "5.4 1.2"),
    ],
)
def test_english_numbers(text: str, measured: str) -> None:
    assert numbers(text, "en") == measured.split()
