namespace Isthmus.Screening.Topics.Reading;

/// <summary>Traditional to simplified for the characters that the lexicons use: own table, far from complete, enough for the terms that are looked for.</summary>
internal static class HanVariants
{
    private const string Traditional =
        "導彈飛機衛軍槍砲監聽竊戰鬥發製裝備劑藥療癒證規轉運隱貿數據電訊線頻達無離濃縮鈾鈽細氣艦潛魚載維護區塊鏈礦雲計檢測儀輻迴" +
        "擊殲轟鋼鐵開關設備億術國際進出競賽園醫學療傷患兒體驗實際質譜鏡頭陽陰極層積電機壓縮離動態產業廠關專業單位號碼聯網" +
        "絡資訊處統衝種類糧農業養殖車輪蘇維爾滅導製藥東亞萬億優獨創領傳輸號環節鑽採煉頁岩氣儲輸層級麼們這個為與並從"
        + "無於對應該當會說請讓誰幾時間題門閘閉開關買賣貨幣錢銀行帳戶匿隱瞞險禁運繞過躲避過渡額壓縮標籤貼產地終端戶顯顧";
    private const string Simplified =
        "导弹飞机卫军枪炮监听窃战斗发制装备剂药疗愈证规转运隐贸数据电讯线频达无离浓缩铀钚细气舰潜鱼载维护区块链矿云计检测仪辐回" +
        "击歼轰钢铁开关设备亿术国际进出竞赛园医学疗伤患儿体验实际质谱镜头阳阴极层积电机压缩离动态产业厂关专业单位号码联网" +
        "络资讯处统冲种类粮农业养殖车轮苏维尔灭导制药东亚万亿优独创领传输号环节钻采炼页岩气储输层级么们这个为与并从"
        + "无于对应该当会说请让谁几时间题门闸闭开关买卖货币钱银行账户匿隐瞒险禁运绕过躲避过渡额压缩标签贴产地终端户显顾";
    private static readonly Dictionary<char, char> Table = Build();

    internal static char Simple(char c) => Table.GetValueOrDefault(c, c);

    private static Dictionary<char, char> Build()
    {
        var table = new Dictionary<char, char>();
        for (var i = 0; i < Traditional.Length; i++)
            if (Traditional[i] != Simplified[i]) table.TryAdd(Traditional[i], Simplified[i]);
        return table;
    }
}
