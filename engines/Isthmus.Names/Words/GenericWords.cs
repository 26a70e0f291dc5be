namespace Isthmus.Names.Words;

/// <summary>Words that say what an organisation does, not which one it is, with their translations: they weigh little and a translation counts as the same word.</summary>
internal static class GenericWords
{
    internal static readonly WordTable Table = new("""
        group: group groups groupe gruppe grup grubu группа группы گروه مجموعه grupo gruppo المجموعة مجموعة
        holding: holding holdings холдинг هلدینگ القابضة 控股
        corporation: corporation corp корпорация корпорации
        enterprise: enterprise enterprises предприятие предприятия موسسه بنگاه isletmeleri 企业
        pharma: pharma pharm pharmaceutical* pharmaceutica* pharmacy drug drugs фарма фарм фармацевт* دارو دارویی داروئی داروسازی ilac ilaclari eczacilik farma farmaceut* pharmazeut* الدوائية للأدوية 制药 医药
        medical: medical medicine medic medicare медицин* медтех پزشکی طب medikal tip medizin* الطبية 医疗
        health: health healthcare здоровье здравоохранен* سلامت بهداشت saglik salud sante gesundheit 健康
        bio: bio biotech biotechnolog* биотех* زیست بیو biyoteknoloji 生物
        chemical: chemical* chemistry chemie химия химическ* شیمی شیمیایی kimya quimic* chimi* 化学 化工
        technology: technolog* technologie* tech технолог* техно فناوری فن‌آوری تکنولوژی teknoloji* tecnolog* технологич* 技术 科技 التكنولوجيا
        technopark: technopark технопарк technopolis teknopark teknokent технополис
        park: park парк parkı پارک parque parc 园区
        science: science scientific sciences наука науки научн* علم علمی علوم bilim wissenschaft* 科学
        knowledge: knowledge دانش‌بنیان
        university: university universitet университет* دانشگاه universite* universität* universidad universita* üniversite* جامعة 大学
        academy: academy академия академии آکادمی akademi* academia 
        institute: institute institut институт* انستیتو پژوهشگاه enstitüsü instituto istituto معهد 研究院 研究所
        research: research исследован* исследователь* پژوهش پژوهشی تحقیقات تحقیقاتی araştırma forschung* recherche 研究 нии
        centre: centre center centr центр* مرکز merkezi zentrum centro مركز 中心
        laboratory: laborator* lab labs лаборатор* آزمایشگاه آزمایشگاهی laboratuvar* labor 实验室
        innovation: innovation* innovative инновац* نوآوری inovasyon innova 创新
        international: international intl международн* بین‌المللی uluslararasi internacional internationale* الدولية 国际
        national: national национальн* ملی ulusal milli nacional الوطنية 国家
        state: state федеральн* государствен* federal دولتی
        general: general генеральн* عمومی genel
        trade: trade trading commerc* торговл* торгов* بازرگانی تجاری تجارت ticaret handel* comerc* 贸易 تجارة للتجارة
        import: import* импорт* واردات ithalat
        export: export* экспорт* صادرات ihracat
        industry: industr* промышлен* пром صنعت صنعتی صنایع sanayi industrie* 工业 实业 الصناعية
        production: production manufactur* производств* производствен* تولید تولیدی uretim imalat 制造
        development: development развити* توسعه gelistirme kalkinma entwicklung 发展 开发
        engineering: engineering engineer* инжиниринг инженер* مهندسی muhendislik ingenier* ingenieur* 工程
        design: design дизайн طراحی tasarim
        system: system systems систем* سیستم سامانه sistem* 系统
        solution: solution solutions решени* راهکار راهکارهای çözümleri
        service: service services сервис услуг* خدمات hizmet* servicios 服务
        energy: energy energ* энерг* انرژی enerji energie 能源
        oil: oil нефт* نفت petrol petroleum 石油
        gas: gas газ گاز 
        petrochemical: petrochemical* petrochem нефтехим* پتروشیمی petrokimya 石化
        electric: electric electrical электр* برق الکتریک elektrik 电气 电力
        electronics: electronic* электрон* الکترونیک elektronik 电子
        software: software softver софт نرم‌افزار yazilim 软件
        information: information информацион* اطلاعات bilgi bilisim informatik* 信息
        computer: computer computing компьютер* کامپیوتر رایانه bilgisayar
        communication: communication* telecom* телеком* связь ارتباطات مخابرات telekomünikasyon iletişim 通信
        digital: digital цифров* دیجیتال dijital 数字
        data: data данны* داده veri
        network: network networks сеть сети شبکه
        bank: bank банк بانک bankasi banco banque 银行
        fund: fund funds фонд фонда صندوق fonu fonds fondo 基金
        investment: investment* invest инвест* سرمایه‌گذاری yatirim inversion* 投资
        finance: finance financial финанс* مالی finans 金融
        insurance: insurance страхов* بیمه sigorta
        ministry: ministry министерство وزارت bakanligi
        department: department департамент управление اداره معاونت
        agency: agency агентств* آژانس ajansi agentur agencia
        association: association ассоциац* انجمن dernegi asociacion verband 协会
        federation: federation федерац* فدراسیون 
        union: union союз اتحادیه birliği
        chamber: chamber палата اتاق odasi
        foundation: foundation بنیاد vakfi stiftung fundacion
        organisation: organization organisation организац* سازمان örgütü 组织
        house: house дом خانه ev
        cluster: cluster кластер* خوشه küme
        accelerator: accelerator акселератор شتاب‌دهنده شتابدهنده
        startup: startup стартап استارتاپ
        construction: construction строительств* строит* ساختمان ساختمانی عمران insaat bau 建设 建筑
        transport: transport* транспорт* حمل‌ونقل ترابری nakliyat tasimacilik 运输
        logistics: logistic* логистик* لجستیک lojistik logistik 物流
        shipping: shipping судоходн* کشتیرانی denizcilik 航运
        aviation: aviation авиа авиацион* هواپیمایی هوایی havacilik 航空
        space: space aerospace космическ* космос فضایی هوافضا uzay 航天
        auto: auto automotive автомобил* خودرو otomotiv 汽车
        machine: machine* machinery машиностроит* машиностро* ماشین ماشین‌سازی makina makine maschinen* 机械
        equipment: equipment оборудован* تجهیزات ekipman* 设备
        instrument: instrument* прибор* ابزار 仪器
        materials: material* материал* مواد malzeme*
        metal: metal* металл* فلز فلزات metall* 金属
        steel: steel сталь стали فولاد celik stahl 钢铁
        mining: mining горн* معدن معدنی madencilik
        food: food foods пищев* продукт* غذا غذایی مواد‌غذایی gida lebensmittel 食品
        agriculture: agricultur* agro сельскохозяйствен* агро کشاورزی tarim agrar*
        environment: environment* экологич* محیط‌زیست çevre umwelt
        water: water вода آب su wasser
        nano: nano nanotech* нано нанотехнолог* نانو
        laser: laser* лазер* لیزر lazer
        robotics: robot* робот* رباتیک
        commercial: commercial коммерческ*
        military: military военн* نظامی
        advanced: advanced передов* پیشرفته ileri
        new: new новый новые новая نوین جدید yeni neue
        modern: modern современн* مدرن
        global: global глобальн* جهانی global* world мир
        first: first первый первая اول
        special: special специальн* ویژه
        management: management менеджмент управляющая مدیریت yonetim
        consulting: consulting консалтинг مشاوره danismanlik beratung
        business: business бизнес کسب‌وکار
        partner: partner partners партнер* شرکا ortaklari
        marketing: marketing маркетинг بازاریابی pazarlama
        plant: plant factory завод комбинат کارخانه fabrikasi werk works
        bureau: bureau бюро دفتر office офис
        complex: complex комплекс مجتمع
        school: school школа مدرسه
        hospital: hospital больниц* клиник* clinic بیمارستان hastanesi klinik*
        media: media медиа رسانه
        club: club клуб باشگاه
        council: council совет شورا
        of: of for in de la le les del der die das el al для в на по при von by di da van
        """);
}
