using System.Text;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

/// <summary>Small lists in each layout. Every party, number and place in them is invented; the countries have codes and names that belong to nobody.</summary>
internal static class ListSamples
{
    public const string OfacNames =
        """
        101,"VELLORIAN SHIPWORKS, S.A.",-0- ,"INVENTED1] [INVENTED2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Website www.vellorian.example; Organization Established Date 1969; Tax ID No. 77001234 (Vellora); Registration Number C 12-34 (Vellora) issued 02 Mar 2001; Legal Entity Number 5299000000000000INV1; SWIFT/BIC VELLXA22; a.k.a. 'VSW'; Linked To: QUARRINGTON, Odo." 
        102,"QUARRINGTON, Odo Bastian","individual","INVENTED1","Minister of Tides",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 18 Aug 1951; alt. DOB circa 1952; POB Tarn, Vellora; nationality Vellora; alt. nationality Osmar; citizen Tarnland; Gender Male; Passport T321642 (Osmar) expires 09 Jan 2025; alt. Passport issued in Tarn; National ID No. 123-A (XA); Additional Sanctions Information - Subject to Secondary Sanctions; Phone Number 123456; a.k.a. 'THE; TIDE'; f.k.a. 'OB'." 
        103,"TIDEHAVEN","vessel","INVENTED2",-0- ,"VX99","Cargo",-0- ,-0- ,"Osmar","Tide Owners",-0- 
        104,"ORDIN, Lars","individual","INVENTED1",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 01 Jan 1977 to 31 Dec 1985; DOB unknown; D.N.I. 9-9 (Osmar)." 

        """;

    public const string OfacAliases =
        """
        101,1,"aka","VELLORIAN YARDS",-0- 
        101,2,"fka","TARN YARDS",-0- 
        102,3,"aka","QUARRINGTON, O.B.",-0- 
        999,4,"aka","NOBODY",-0- 

        """;

    public const string OfacAddresses =
        """
        101,11,"1 Quay Street","Tarn 1000","Vellora",-0- 
        101,12,-0- ,-0- ,"Region: The Skerries",-0- 
        102,13,-0- ,-0- ,-0- ,-0- 

        """;

    public const string OfacXml =
        """
        <?xml version="1.0" standalone="yes"?>
        <sdnList xmlns="http://tempuri.org/sdnList.xsd">
          <publshInformation><Publish_Date>05/03/2024</Publish_Date><Record_Count>2</Record_Count></publshInformation>
          <sdnEntry>
            <uid>101</uid><lastName>VELLORIAN SHIPWORKS &amp; SONS</lastName><sdnType>Entity</sdnType>
            <programList><program>INVENTED1</program><program>INVENTED2</program></programList>
            <idList><id><uid>1</uid><idType>Tax ID No.</idType><idNumber>77001234</idNumber><idCountry>Vellora</idCountry></id>
              <id><uid>2</uid><idType>Website</idType><idNumber>www.vellorian.example</idNumber></id></idList>
            <akaList><aka><uid>5</uid><type>a.k.a.</type><category>strong</category><lastName>VELLORIAN YARDS</lastName></aka>
              <aka><uid>6</uid><type>a.k.a.</type><category>weak</category><lastName>VSW</lastName></aka></akaList>
            <addressList><address><uid>9</uid><address1>1 Quay Street</address1><city>Tarn</city><country>Vellora</country></address></addressList>
          </sdnEntry>
          <sdnEntry>
            <uid>102</uid><firstName>Odo Bastian</firstName><lastName>QUARRINGTON</lastName><title>Minister of Tides</title><sdnType>Individual</sdnType><remarks>(Linked To: VSW)</remarks>
            <programList><program>INVENTED1</program></programList>
            <idList><id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id><id><uid>4</uid><idType>Passport</idType><idNumber>T321642</idNumber><idCountry>Osmar</idCountry></id></idList>
            <nationalityList><nationality><uid>7</uid><country>Vellora</country><mainEntry>true</mainEntry></nationality></nationalityList>
            <citizenshipList><citizenship><uid>7</uid><country>Osmar</country><mainEntry>true</mainEntry></citizenship></citizenshipList>
            <dateOfBirthList><dateOfBirthItem><uid>8</uid><dateOfBirth>18 Aug 1951</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
              <dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1952</dateOfBirth><mainEntry>false</mainEntry></dateOfBirthItem></dateOfBirthList>
            <placeOfBirthList><placeOfBirthItem><uid>8</uid><placeOfBirth>Tarn, Vellora</placeOfBirth></placeOfBirthItem></placeOfBirthList>
          </sdnEntry>
        </sdnList>
        """;

    public const string OfacAdvanced =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <Sanctions xmlns="https://list.example/ADVANCED_XML" Version="1">
          <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>5</Month><Day>21</Day></DateOfIssue>
          <ReferenceValueSets>
            <CountryValues><Country ID="1">Vellora</Country><Country ID="2">Osmar</Country></CountryValues>
            <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="13">SWIFT/BIC</FeatureType>
              <FeatureType ID="25">Location</FeatureType><FeatureType ID="26">Title</FeatureType><FeatureType ID="224">Gender</FeatureType></FeatureTypeValues>
            <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
            <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
            <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
            <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
            <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
            <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
            <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script><Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
          </ReferenceValueSets>
          <Locations>
            <Location ID="500"><LocationCountry CountryID="1" CountryRelevanceID="1413" />
              <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Tarn</Value></LocationPartValue></LocationPart></Location>
            <Location ID="501"><LocationCountry CountryID="2" /></Location>
          </Locations>
          <IDRegDocuments>
            <IDRegDocument ID="700" IDRegDocTypeID="1571" IdentityID="91" IssuedBy-CountryID="2" ValidityID="1"><Comment /><IDRegistrationNo>T321642</IDRegistrationNo></IDRegDocument>
          </IDRegDocuments>
          <DistinctParties>
            <DistinctParty FixedRef="102"><Comment>Lives by the tide.</Comment><Profile ID="102" PartySubTypeID="4">
              <Identity ID="91" FixedRef="102" Primary="true" False="false">
                <Alias FixedRef="102" AliasTypeID="1403" Primary="true" LowQuality="false">
                  <DocumentedName ID="1" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="811" ScriptID="215">QUARRINGTON</NamePartValue></DocumentedNamePart>
                    <DocumentedNamePart><NamePartValue NamePartGroupID="812" ScriptID="215">Odo Bastian</NamePartValue></DocumentedNamePart></DocumentedName>
                  <DocumentedName ID="2" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="811" ScriptID="220">Кворрингтон</NamePartValue></DocumentedNamePart>
                    <DocumentedNamePart><NamePartValue NamePartGroupID="812" ScriptID="220">Одо</NamePartValue></DocumentedNamePart></DocumentedName>
                </Alias>
                <Alias FixedRef="102" AliasTypeID="1400" Primary="false" LowQuality="true">
                  <DocumentedName ID="3" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="812" ScriptID="215">THE TIDE</NamePartValue></DocumentedNamePart></DocumentedName>
                </Alias>
                <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="811" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="812" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
              </Identity>
              <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1" ReliabilityID="1"><Comment /><DatePeriod CalendarTypeID="1">
                <Start Approximate="false"><From><Year>1951</Year><Month>8</Month><Day>18</Day></From><To><Year>1951</Year><Month>8</Month><Day>18</Day></To></Start>
                <End Approximate="false"><From><Year>1951</Year><Month>8</Month><Day>18</Day></From><To><Year>1951</Year><Month>8</Month><Day>18</Day></To></End></DatePeriod></FeatureVersion></Feature>
              <Feature ID="2" FeatureTypeID="8"><FeatureVersion ID="2" ReliabilityID="1"><DatePeriod CalendarTypeID="1">
                <Start Approximate="true"><From><Year>1952</Year><Month>1</Month><Day>1</Day></From><To><Year>1952</Year><Month>1</Month><Day>1</Day></To></Start>
                <End Approximate="true"><From><Year>1952</Year><Month>12</Month><Day>31</Day></From><To><Year>1952</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
              <Feature ID="3" FeatureTypeID="10"><FeatureVersion ID="3"><VersionDetail DetailTypeID="1433" /><VersionLocation LocationID="501"/></FeatureVersion></Feature>
              <Feature ID="4" FeatureTypeID="224"><FeatureVersion ID="4"><VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/></FeatureVersion></Feature>
              <Feature ID="5" FeatureTypeID="26"><FeatureVersion ID="5"><VersionDetail DetailTypeID="1432">Minister of Tides</VersionDetail></FeatureVersion></Feature>
            </Profile></DistinctParty>
            <DistinctParty FixedRef="101"><Comment /><Profile ID="101" PartySubTypeID="3">
              <Identity ID="92" FixedRef="101" Primary="true"><Alias FixedRef="101" AliasTypeID="1403" Primary="true" LowQuality="false">
                <DocumentedName ID="4" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="821" ScriptID="215">VELLORIAN SHIPWORKS</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="821" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity>
              <Feature ID="6" FeatureTypeID="25"><FeatureVersion ID="6"><VersionLocation LocationID="500"/></FeatureVersion></Feature>
              <Feature ID="7" FeatureTypeID="13"><FeatureVersion ID="7"><VersionDetail DetailTypeID="1432">VELLXA22</VersionDetail></FeatureVersion></Feature>
            </Profile></DistinctParty>
          </DistinctParties>
          <SanctionsEntries>
            <SanctionsEntry ID="102" ProfileID="102" ListID="1550"><EntryEvent ID="1"><Date CalendarTypeID="1"><Year>2012</Year><Month>12</Month><Day>31</Day></Date></EntryEvent>
              <SanctionsMeasure SanctionsTypeID="2"><Comment /></SanctionsMeasure><SanctionsMeasure SanctionsTypeID="1"><Comment>INVENTED1</Comment></SanctionsMeasure></SanctionsEntry>
            <SanctionsEntry ID="101" ProfileID="101" ListID="1550"><SanctionsMeasure SanctionsTypeID="1"><Comment>INVENTED2</Comment></SanctionsMeasure></SanctionsEntry>
          </SanctionsEntries>
        </Sanctions>
        """;

    public const string ConsolidatedScreening =
        """
        _id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids
        deb7,Invented List (IL) - Bureau of Tides,,,,Café Vellorian Works,,"1 Quay Street, Tarn, 1000, XA; Osmar Road, XB",99 F.R. 1,2003-06-19,2056-06-29,Y,,,,,,,,,NOTE,,"Vellorian Yards; and VSW Ltd",,,,,,
        102,Invented Persons (IP) - Bureau of Tides,102,Individual,INVENTED1; INVENTED2,"QUARRINGTON, Odo",Minister,XA,,,,,,,,,,,,,,,"QUARRINGTON, O.B.",XB,1951-08-18; 1958 to 1960,XA,Tarn,,"XA, 2014-08-30, 2009-08-31, K475336, Passport; Male, Gender; Subject to Secondary Sanctions, Additional Sanctions Information -; 99-7, Tax ID No."
        102,Second Invented List (SL) - Bureau of Tides,102,Individual,INVENTED1; INVENTED2,"QUARRINGTON, Odo",Minister,XA,,,,,,,,,,,,,,,"QUARRINGTON, O.B.",XB,1951-08-18; 1958 to 1960,XA,Tarn,,

        """;

    public const string UnXml =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-02-27T00:00:09.554Z">
          <INDIVIDUALS>
            <INDIVIDUAL>
              <DATAID>1</DATAID><FIRST_NAME>ODO</FIRST_NAME><SECOND_NAME>BASTIAN</SECOND_NAME><THIRD_NAME>QUARRINGTON</THIRD_NAME><UN_LIST_TYPE>INVENTED</UN_LIST_TYPE>
              <REFERENCE_NUMBER>INi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON><GENDER>Male</GENDER><COMMENTS1>Lives by the tide.</COMMENTS1>
              <NAME_ORIGINAL_SCRIPT>одо бастиан</NAME_ORIGINAL_SCRIPT>
              <DESIGNATION><VALUE>Minister of Tides</VALUE></DESIGNATION><NATIONALITY><VALUE>Vellora</VALUE></NATIONALITY>
              <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>ODO BASTION</ALIAS_NAME></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Tide</ALIAS_NAME></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ADDRESS><CITY>Tarn</CITY><COUNTRY>Osmar</COUNTRY></INDIVIDUAL_ADDRESS>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1951-08-18</DATE></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1957</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1966</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Tarn</CITY><COUNTRY>Vellora</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
              <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>T321642</NUMBER><ISSUING_COUNTRY>Osmar</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
              <INDIVIDUAL_DOCUMENT/>
            </INDIVIDUAL>
          </INDIVIDUALS>
          <ENTITIES>
            <ENTITY>
              <DATAID>2</DATAID><FIRST_NAME>VELLORIAN SHIPWORKS</FIRST_NAME><UN_LIST_TYPE>INVENTED</UN_LIST_TYPE><REFERENCE_NUMBER>INe.001</REFERENCE_NUMBER><LISTED_ON>2014-06-30</LISTED_ON>
              <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Vellorian Yards</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ADDRESS><COUNTRY>Vellora</COUNTRY></ENTITY_ADDRESS>
            </ENTITY>
          </ENTITIES>
        </CONSOLIDATED_LIST>
        """;

    public const string EuXml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">
          <sanctionEntity designationDetails="" unitedNationId="INi.001" euReferenceNumber="EU.1.11" logicalId="11" designationDate="2003-07-07">
            <remark>Lives by the tide.</remark>
            <regulation publicationDate="2003-07-08" numberTitle="1/2003 (OJ L1)" programme="INV" logicalId="3"><publicationUrl>http://eu.example/1</publicationUrl></regulation>
            <subjectType code="person" classificationCode="P"/>
            <nameAlias firstName="Одо" middleName="" lastName="Кворрингтон" wholeName="Одо Кворрингтон" gender="M" nameLanguage="RU" strong="true"/>
            <nameAlias firstName="Odo" middleName="Bastian" lastName="Quarrington" wholeName="Odo Bastian Quarrington" gender="M" function="Minister of Tides" nameLanguage="EN" strong="true"/>
            <nameAlias wholeName="The Tide" strong="false"/>
            <citizenship countryIso2Code="XA" countryDescription="VELLORA"/>
            <birthdate circa="false" calendarType="GREGORIAN" city="Tarn" birthdate="1951-08-18" dayOfMonth="18" monthOfYear="8" year="1951" countryIso2Code="XA" countryDescription="VELLORA"/>
            <birthdate circa="true" calendarType="GREGORIAN" year="1957" countryIso2Code="00" countryDescription="UNKNOWN"/>
            <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1960" yearRangeTo="1961"/>
            <birthdate circa="false" calendarType="ISLAMIC" year="1370"/>
            <identification number="T321642" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="XB" countryDescription="OSMAR"/>
            <address city="Tarn" street="1 Quay Street" zipCode="1000" countryIso2Code="XB" countryDescription="OSMAR"/>
          </sanctionEntity>
          <sanctionEntity euReferenceNumber="EU.2.22" logicalId="22">
            <subjectType code="enterprise" classificationCode="E"/>
            <nameAlias wholeName="Vellorian Shipworks" strong="true"/>
            <regulation programme="INV" numberTitle="2/2003"/>
            <address countryIso2Code="00" countryDescription="UNKNOWN"/>
          </sanctionEntity>
        </export>
        """;

    public const string UkConsolidated =
        """
        Last Updated,03/05/2024
        Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID
        QUARRINGTON,Odo,Bastian,,,,Dr,Одо Кворрингтон,,,18/08/1951,Tarn,Vellora,(1) Vellora (2) Osmar,(1) T321642 (2) T999,,123-A,,Minister of Tides,1 Quay Street,,,,,,1000,Osmar,(UK Sanctions List Ref):INV0001.,Individual,Primary name,,Invented,07/07/2003,31/12/2020,01/02/2021,7001
        BASTION,Odo,,,,,,,,,00/00/1952,,,,,,,,,,,,,,,,,,Individual,AKA,Good quality,Invented,07/07/2003,31/12/2020,01/02/2021,7001
        TIDE,The,,,,,,,,,,,,,,,,,,,,,,,,,,,Individual,AKA,Low quality,Invented,07/07/2003,31/12/2020,01/02/2021,7001
        VELLORIAN SHIPWORKS,,,,,,,,,,,,,,,,,,,,,,,,,,Vellora,,Entity,Primary name,,Invented,01/03/2014,31/12/2020,01/02/2021,7002

        """;

    public const string UkSanctionsList =
        """
        Report Date: 25-Jan-2025
        Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number
        01/02/2021,INV0001,7001,,QUARRINGTON,Odo,Bastian,,,,Primary Name,,,,,,Invented,Individual,UK,Asset freeze|Travel ban,,Rules the tide.,,,,,,,,Osmar,,,,07/07/2003,18/08/1951,Vellora,123-A,,T321642,,,Male,,,,,,,
        01/02/2021,INV0001,7001,,TIDE,The,,,,,Alias,Weak,,,,,Invented,Individual,UK,Asset freeze|Travel ban,,,,,,,,,,,,,,07/07/2003,,,,,,,,,,,,,,,
        01/02/2021,INV0002,7002,,VELLORIAN SHIPWORKS,,,,,,Primary Name,,,,,,Invented,Entity,UK,Asset freeze,,,,,,,,,,Vellora,,,,01/03/2014,,,,,,,,,,,,,,99-7,

        """;

    public static readonly string DeniedPersons =
        """
        "Name"|"Street_Address"|"City"|"State"|"Country"|"Postal_Code"|"Effective_Date"|"Expiration_Date"|"Standard_Order"|"Last_Update"|"Action"|"FR_Citation"
        "ODO QUARRINGTON A/K/A THE TIDE"|"1 QUAY STREET"|"TARN"|""|"XA"|"1000"|"10/16/2017"|"10/13/2030"|"Y"|"2017-10-23"|"NOTICE ADDED"|"82 F.R. 1"
        "ODO QUARRINGTON A/K/A THE TIDE"|"2 QUAY STREET"|"TARN"|""|"XB"|"1000"|"10/16/2017"|"10/13/2030"|"Y"|"2017-10-23"|"NOTICE ADDED"|"82 F.R. 1"
        "VELLORIAN SHIPWORKS"|"3 QUAY STREET"|"TARN"|""|"XA"|"1000"|"01/02/1999"|""|"N"|"2017-10-23"|"NEW"|"82 F.R. 2"

        """.Replace('|', '\t');

    public const string Plain =
        """
        # published 2026-11-01
        # entries 3
        name,id,type,aliases,weak_aliases,dob,countries,programmes,identifiers,gender,listed_on,remarks
        "Quarrington, Odo",A1,person,Odo Bastion|Одо Бастион,The Tide,1951-08-18|~1957,XA|XB,INVENTED-DEMO,Passport: T321642 (XA)|Tax ID No. 77-1,male,2020-01-02,"He said ""no"",
        twice"
        Vellorian Shipworks,A2,organisation,,,,XA,INVENTED1] [INVENTED2,LEI: 5299000000000000INV1,,,
        شرکت دریانورد,A3,,,,,,,,,,

        """;

    public static byte[] OfacBytes(string text) => Encoding.ASCII.GetBytes(text.Replace("\n", "\r\n") + "\u001a");

    public static ListPart[] OfacParts() =>
    [
        Part("sdn.csv", OfacBytes(OfacNames)), Part("alt.csv", OfacBytes(OfacAliases)), Part("add.csv", OfacBytes(OfacAddresses)),
    ];

    public static ListPart Part(string name, byte[] bytes) => new(name, new MemoryStream(bytes));

    public static ListFile Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static ListFile Read(byte[] bytes, ListLimits? limits = null) => ListFiles.Read(new MemoryStream(bytes), "list", limits ?? ListLimits.Default);

    public static ListFormatException Refused(byte[] bytes, ListLimits? limits = null) => Assert.Throws<ListFormatException>(() => Read(bytes, limits));

    public static ListFormatException Refused(string text, ListLimits? limits = null) => Refused(Encoding.UTF8.GetBytes(text), limits);
}
