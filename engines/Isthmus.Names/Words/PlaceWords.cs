namespace Isthmus.Names.Words;

/// <summary>Countries and large cities as they stand in names of branches: "Bosch Iran" and "Bosch Turkey" are two companies.</summary>
internal static class PlaceWords
{
    internal static readonly WordTable Table = new("""
        ir: iran iranian irani иран иранск* ایران ایرانی ایرانیان
        ru: russia russian russland россия россии российск* рус* روسیه rusya russie
        tr: turkey turkiye turkish turk турция турецк* ترکیه turquie
        cn: china chinese китай китайск* چین cin chine 中国
        in: india indian индия индийск* هند hindistan inde
        us: usa america american америк* آمریکا امریکا amerika
        gb: britain british англия британ* انگلیس بریتانیا
        de: germany german deutschland deutsche германия германии آلمان almanya
        fr: france french франция франции فرانسه fransa
        it: italy italian italia италия италии ایتالیا italya
        es: spain spanish espana испания اسپانیا ispanya
        jp: japan japanese япония ژاپن japonya 日本
        kr: korea korean корея کره kore
        az: azerbaijan азербайджан* آذربایجان azerbaycan
        am: armenia armenian армения ارمنستان ermenistan
        ge: georgia georgian грузия گرجستان gurcistan
        kz: kazakhstan казахстан* قزاقستان kazakistan
        uz: uzbekistan узбекистан* ازبکستان ozbekistan
        tm: turkmenistan туркменистан* ترکمنستان
        kg: kyrgyzstan киргиз* кыргыз* قرقیزستان
        tj: tajikistan таджикистан* تاجیکستان
        by: belarus belarusian беларусь белорусск* بلاروس
        ua: ukraine украин* اوکراین
        iq: iraq iraqi ирак عراق irak
        sy: syria syrian сирия سوریه
        lb: lebanon lebanese ливан لبنان
        af: afghanistan афганистан افغانستان
        pk: pakistan пакистан پاکستان
        ae: emirates uae эмират* امارات
        sa: saudi саудов* سعودی عربستان
        om: oman оман عمان
        qa: qatar катар قطر
        kw: kuwait кувейт کویت
        eg: egypt egyptian египет مصر
        id: indonesia индонезия اندونزی
        my: malaysia малайзия مالزی
        vn: vietnam вьетнам ویتنام
        th: thailand тайланд таиланд تایلند
        sg: singapore сингапур سنگاپور
        tw: taiwan тайвань تایوان 台湾
        hk: hongkong 香港
        rs: serbia сербия صربستان
        bg: bulgaria болгария بلغارستان
        hu: hungary венгрия مجارستان
        pl: poland polska польша لهستان
        at: austria австрия اتریش
        ch: switzerland swiss schweiz швейцар* سوئیس سوییس
        nl: netherlands holland нидерланд* هلند
        be: belgium бельгия بلژیک
        dk: denmark danmark дания دانمارک
        se: sweden swedish sverige швеция سوئد
        fi: finland suomi финляндия فنلاند
        no: norway norge норвегия نروژ
        ca: canada canadian канада کانادا
        br: brazil brasil бразилия برزیل
        mx: mexico мексика مکزیک
        au: australia австралия استرالیا
        za: africa африка آفریقا
        asia: asia asian азия آسیا asya
        europe: europe european европа европейск* اروپا avrupa
        tehran: tehran teheran тегеран تهران
        isfahan: isfahan esfahan исфахан اصفهان
        shiraz: shiraz шираз شیراز
        tabriz: tabriz тебриз تبریز
        mashhad: mashhad mashad мешхед مشهد
        moscow: moscow moskva москва москвы московск* مسکو moskova
        petersburg: petersburg петербург* спб پترزبورگ
        kazan: kazan казань казанск* کازان
        novosibirsk: novosibirsk новосибирск* نووسیبیرسک
        yekaterinburg: yekaterinburg ekaterinburg екатеринбург* یکاترینبورگ
        istanbul: istanbul стамбул استانبول
        ankara: ankara анкара آنکارا
        beijing: beijing пекин پکن 北京
        shanghai: shanghai шанхай شانگهای 上海
        shenzhen: shenzhen шэньчжэнь 深圳
        dubai: dubai дубай دبی
        """);
}
