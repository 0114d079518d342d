import { FIRST_NAMES as SCHOOL_NAMES } from '../../../school/model/hint-words.js';

/**
 * First names heard in Flemish classes today, by where they are mostly from; our own list from general knowledge, beside
 * the one of `hint-words.ts`. Lower case, without accents. A name that is missing is still seen beside a class, a child, a parent
 * or a verb of people; one that is a word too stands in `ALSO_WORDS` as well.
 */
const GROUPS: Record<string, string> = {
  flemish: `
    aagje abel adelien adinda aike alec alena alexandra alice alicia alina aline alix alma aloïs aloys amaury ambroos ana anaïs anais
    andreas andries angelique anja ann annabel annabelle anneke annelien annemie annick anouck anselm antje antoine antoinette antoon
    antonia ariane arend ariana armand arno arnaud arnold arnout astor august auguste aurelie aurore babette barbara bartel beau belle
    benedikt benjamine benoit bente bernadette bernard bernd berre bert betty bie bieke bine birte bjarne bjorg bjorn bonnie bradley
    brend brenda brent brigitte britney bruce bruna camiel camil cara carine carl carla carlo carmen carolien cathy cederic cedric
    celeste celia celien charel charles charlie charlot cheyenne chiara christel christiaan christine christoph christophe cilia cindy
    clarisse claudia claudine clem clemence cobe colette colin conny constant coralie corneel cornelia cosmo cris cyriel cyril daphne
    dario debbie debby deborah denise dennis desiree didier diederik diego dietrich dieter dimitri dirk dolores dominique donald
    doortje dora dorien doris dorothea dorothy dorus driek edgard edith edmond eduard edward edwin eefje eline ellie elisabeth eloise
    els elsie elvire emelie emeline emilie emilien emille emmanuel emmy ena erik eric erika erwin esmee estelle esther etienne eugene
    eveline evi evert ewout fabienne fanny fauve fay fee feline felice fernand fiene fiona flavie fleurtje fientje florence florent
    florentijn florian florien florine fons francine franciska francois francoise frans franky fran freek frieda fredje fried
    gabrielle gaston geert geertrui gerard gerda germaine gerrit gertrude gertjan gianni gijs gilbert gill gino gita gitta gloria
    godelieve goedele greet greta grietje guus guy gwen gwendolien hadewych hailey hannelies harm harry hedwig heidi hein hendrickje
    henk henriette herbert herlinde herman hilda hubert hugues ida igor ignace ike ilona imke imme inara ingrid inne irma isaac isaak
    isabelle isabeau isaura isolde iven ivo jaak jackie jacob jacqueline jacques jakob james jaimy jana jannes jari jarno jarre jarrit
    jasmien jasmijn jason jayden jaylen jean jeanine jeanne jeffrey jelena jelle jelte jenna jenne jennifer jenny jente jeremy jerome
    jessica jessie jette jill jin jinne jinte jitse joachim joan joana joeri joery jochen joke jolan jolanda jolanthe jolina jonah
    jonathan jonne joni joppe jorben jordan jordi jordy jorik jorn jorre jort jorun jos josefien jozef jozefien juliaan julian juliana
    julien jurgen jurre justin justine kaatje kadir kamiel karin karlien karlijn karolien kasper kat kathy katja katleen katrijn kay
    keano kelly ken kenji kenneth kenza kevin kian kiana kiano kim kimberly kinga kirsten kjell klaas klara koenraad korneel kristel
    kristien kristine kristiaan kristin kurt kyan kyana kyano kylian laetitia laila lana lara largo lasse laure laureen lauren
    laurence laurens laurent laurien laurine leander leandro leanne leentje leia lenn lenna lenne lennert lennon lennox leonard
    leonardo leonie leontien leopold leyla lia liana liesbet liesbeth liesje liese lieze lidewij lieveke lili lilian liliane lilith
    lillian lilly lily lin lina linda line lino linne linus lisbeth liselotte lissa livia liz lize lizzy loïc loic loran loreana
    loredana lorena lorenz lorenzo loretta lorin lotje lou louka louisa louke lowie lowiek luca lucca lucille lucia lucien ludo
    ludovic lukas lune luka lydia lynn lys mabel maaike maartje maddie madeleine madelief magali maggie maike maja malou mante manou
    manuel manuela marcel marc marco margaretha margaux margot margriet maria mariana marianne marie-lou mariella marijn marijse
    marilou marilyn marina marine mario marion marius marjan marjolein marlies marlon marloes marnix marta martha martin martina
    mathijs mathilda mathilde mathis matilda mattes mattis maurice mauritz maurits mauro maxim maxime maximiliaan maxine mees melanie
    melina melissa mels menno mercedes merlijn mette michaela michael michel michele michelle micheline mick mickey mieke miek miet
    mien milla millie milou minne mirella mirka mirte mirthe mitch monique morgane muriel myriam nadege nadine nancy naomi natacha
    natalie natan natascha nathalie nathalia nathanael nel nelle nelly nicolas nicole nielke niek nienke nikita niko noé noe noelle
    noemi noemie nolan noortje norah norbert nyah odette odile odin odilon oene olav oleke olive olivier ona oona orfee orlando orla
    otto paula paulien pascal pascale patricia patrick patrik peggy perrine petra phaedra phebe philip philippe philippine pien piet
    pieter-jan pippa pol polly prosper quint quirine raf rafael ralf ralph ramses raoul raphael raymond rebecca reinout reinhilde
    remco remy renaat renata renate rené rene rens reinhart rhune ria richard rian rick riet rihanna rika rinus rita ro robbert robert
    roberta robrecht rob roderik roel roeland roger roland rolf roman romane romain romina ronald ronny rosa rosalien rosan rosanne
    rosie rowan rowie roxane roxanne roy rubi ruby rudi rudy rufus ruth ruud sabine sabrina sacha sally salome samantha samson sandra
    sandrine sanne sara-lynn sarina sasha saskia scott sean sebastian sebastien selena selma senne sep serafine serge serena severine
    shana shania shanti sharon shauni shelby sid siebrand siegfried sien sienna sieben sigi silke silvia simone simonne sindy sis sita
    sixt sixtine sofiane solange sonja sophie stéphanie stephanie stephan stephane steve steven steph stijntje stine storm susan suzan
    suze suzie suzy sybren sylvain sylvester sylvia sylvie taïs tamara tania tanja tara tatiana tatjana ted tess tessa thalia thea
    theo theodoor theodora theodore theofiel theresa therese thierry thies thijs tibe tibeau tiebe tiemen tijl tijs tijmen tilde tille
    timo timothy tinne tinneke titus tobe tobi tobias toby tomas tonia tony trees tristan truus tuen tygo tyler tymo ugo ulrike urbain
    ursula uma valentijn valentin valentina valentine valere vanessa veerle veronique vicky victoire victoria vik viktoria vincenzo
    viola violette virginie vital vivian vivienne wanda wannes ward warre wendy wenke werner wesley wiebe wiet wietse willeke willem
    wilfried william willy wim wolfgang wouter wyatt xan xander xandra xavier yade yaël yael yannick yannis yanis yannic yaro yenthe
    yente yana ynez yorben yoran yorick yoshi yuna yuri yves yvonne yvette zander zeno zeger zena zia zjef zion zoey zora zulma zus
    basil carol dane drew ema fern fie flip hank harris harmony ian ina ira isis jaden jet jewel june justice kai kees kent koos lance
    lev maia mandy mara mare mary maur may mel mimi misha nell noel nova pat pearl penny pia pier piper puck ray reza rich ron rose
    sandy sem seth sil sun sunny teo teun ton wes wies walt warren zilan lela lot dominika djamal djoke moktar seb sebas bas thijmen
    jerom jeroom briek briec cesar odiel renzo lex lukka mil  pepijn rafaël sus youri billie bobbi bobbie coco flo flore frida
    pixie titine novi jeff jefke amandus anaëlle arwen axl beatrix benny berend bianka bjarni boaz bodhi bonny brecht brit cato cedrik
    celle chanel cleo cobie dagmar danique danny dante dex diede dien djoni dorine eleni eliah elien elin eliza ellemieke elvira
    emiele esmeralda evelyne evie famke fedde febe felien fenne ferran fieke fleurine flin florre floris frauke fynn gabi gerben
    gielen gilian gilles gustaaf halewijn hebe heike hella hendrike hune ibe ief ielena indra indy inez ingmar isaiah ivar izaak jacky
    jaimie jalisa janah jarl jarvis jasmijne jef jelka jelmer jenthe jerry jess jil joah jobbe joëlle joelle joep jolie joline jolijn
    jools joran jorne juno juri kaily karsten katelijne katinka kenan keoni keoma kiara klaartje kobus kyra laerke lars leda leena
    lemmy lennie leonel levine leyna marie liesl lieven lieve liv lizzie loïs lois lotta louiza lovis maarten maité maite malin marthe
    mathice mattheus mauranne mauricette merlin mika mikail mikky milan millan mirre moïra moira myrthe naline nanou nando nanouk naud
    neeltje nelis nelson niel nikki nikolas nils noëlie noelie noella nona noud novan nyla odis oihana okke olaf otje paco pauwel
    philo phine pieternel pipa quinten quincy rafke raïsa raisa remi louis rhea robyn romee roos anne lie rosemarijn ryana sanna saar
    sel senna seraphine sibe sidney siemen sietse silas siska sofie solea staf jan stef steffi steffie stijn svea sverre symen tars
    taco tatum teodoor thibe thieben tibbe tieme tijle tine lotte tjorven tobin toine tomme torben valerio vayu vida viggo vinz vito
    viktorine vonne wende wieland wiebren wilhelmina wilke willemijn xante xenia yanne yani yarne yari yarno ybe yentl yinthe yitte
    ymke ynze yoni youp ysaline zefa zino zoë zyra`,
  turkish: `
    abdullah adem ahmet akif alara alev alper alperen arda arif asel asiye aslan asli asya atakan ates aybuke ayaz aydin ayhan ayla
    aylin aynur ayse aysegul aysel aysenur aysun azra baran baris basak batuhan bayram beren berat berk berkay berke beyza beyzanur
    bilge birkan bora buket bugra burak burcu busra can canan cansu ceren cengiz ceylin cihan ceylan cagla cagri damla defne demir
    deniz derya devrim dilara dilan dilek dogukan duygu ebru ebubekir ece eda efe ege ela elanur elifnur emin emine emir emirhan emrah
    emrecan enes ensar erdem erdogan eren erhan ergun eslem esma esra eymen eylul eyup ezgi fadime faruk fatih fatma ferhat feride
    feyza figen firat furkan gamze gizem gokhan gokce goktug gul gulay gulcan guler gulsah gulsen gulsum guney hakan halil halime
    halit harun hatice havva hayri hazal hilal hira huma huseyin hulya husna ikra ilayda ilhan ilker ilyas irem irfan irmak isik
    ismail izel kaan kadriye kagan kemal kerem kerim kubra koray levent leyla mahmut mehmetcan melek melike melis meltem mert merve
    meryem mete metehan metin mevlut mine miran miraç mirac muhammed muhammet mujde murat musa mustafa muzaffer naz nazli nehir nermin
    nesrin nihat nilay nisa nisanur nuray nurcan nurgul nuriye oguz oguzhan okan omer omerfaruk onur orhan osman ozan ozge ozgur ozlem
    pelin pinar polat poyraz ramazan recep rana resul reyhan ridvan rumeysa ruya ruzgar sabri salih samet sahin sedat sedef seda
    selcuk selim selin selma semanur semih senanur sena serap serdar serhat serkan sevda sevgi sevim seyma sibel simge sinan songul
    suat sude sudenaz suheda sukru sultan sumeyye taha tarik tayfun tolga tugba tugce tuana tunahan turgut tulay ufuk ugur umit umut
    umay ummuhan vedat volkan yagmur yakup yavuz yagiz yaren yasemin yasin yeliz yilmaz yigit yunus yusufcan zafer zehra zeki zekiye
    zeliha zerda zeynep zuhal zubeyde zumra abdurrahman ahsen aras asaf aybüke azize belinay beray berra betul beyazit bilgin cemal
    cemil cem cemre dogan ecrin edanur elanaz eliz emre erva gokay hanife hasret hayrunnisa ikranur ilknur ismet kayra kerime kiymet
    liva mehmet mertcan miray nefise oktay recai rukiye saadet sadik sare serra sevval sumeyra tarkan tuba ugurcan umeyr yaman yusuf
    zeynel zisan`,
  arabicAndAmazigh: `
    aadil abbas abd abdel abdelaziz abdelhak abdelkader abdelkarim abdellah abdelmajid abdelmalek abderrahim abderrahman abdessamad
    abdou abderrazak abdul abdulaziz abdullahi abdulrahman abir abla achraf adnan adil adel afaf afnan ahlam ahmad ahmed aicha aïcha
    aisha ajmal akram alaa alaeddine aliya aliyah amal amani amar amel amin amine aminah amirah ammar amna amrani anas anass anissa
    anwar ares arwa asad asiya asma asmae asmaa assia assim ataa atika awa ayah ayat ayla ayman aymane aymen ayoub ayub aziz aziza
    azzedine badr badreddine bader basma batoul batul bouchra brahim btissam chadi chahid chaima chaimae chakib charifa chayma chems
    dalal dalia dalila dania dina djamila doha donia douae driss dounia douha eman emad eyad fadel fadi fadma fadoua fahd fahim faisal
    faiza fares farah farid farida faris farouk fatiha fatim fatimah fatimaezzahra fatine faysal fayza fida firas firdaous fouad
    fouzia ghali ghita ghizlane habib habiba hachim hadi hadia hadil hafid hafsa haifa haitam haitham hajar hakim hakima hala halima
    hamid hamida hamad hamed hamoud hana hanae hanan hanane hani hanin haroun hasna hasnae hassan hatim hayat haya hayder heba hiba
    hicham hind houda houssam houssaine houssein hossam huda hud husam hussein ibtissam idir idris idriss ihab ihsan ihsane iliass
    ilham ilhame ilyass iman imad imran insaf ikram ikrame ismael ismail israe issa issam iyad izza jaber jad jafar jalal jalila jamal
    jamila jana jannah janna jasim jassim jaouad jawad jawhara jihane jouri joud judi kais kamal karam karim karima kaoutar kaouthar
    kawtar khadija khadra khaled khalid khalil khaoula kinan kinza lahcen laith lamia lamiae lamis larbi latifa layal layan layla
    layth lilas loubna lubna lujain lyna maha mahdi mahmoud mahmud maissa majd majda majid malak malek malika manal manar mansour
    marouan marouane marwa marwan marwane maryama mayar mayssa mays mbarek mehdi mellas meryam meryem miloud mina mira moad moaad
    mohamad mohammad mohamed-amine mohand mohsin mohssine moktar monaim monir mostafa mouad mouhcine mouna mounia mounir mourad mousa
    mouhamed muath muhammad muna munir mustapha nabil nabila nada nadir nadira naël nael naila naima naim naïma najat najib najlae
    najwa naoual naoufal nardin nasim nasima nassim nasser nawal nawfal nayla nazha nihal nisrine nizar nora noura nouha nouhaila nour
    nouran noureddine nuha nur nura nurah oumaima oumayma oussama omaima omar omran osama othman othmane ouassim ouafa ouiam oualid
    qamar qasim rabab rabia rachida radia radouane rafik rahaf rahim rahma raja rajae ranim ramy rami ramzi rania ranya raouf rasha
    rashid raed rayane rayhana razan reda redouan redouane reem rim rima rihab rihana riham riyad rofaida rokaya ruba rukaya ryan saad
    saadia sabah sabir sabrine safa safae safiya safouane said saida sajid sajida sakina salah salam salahdine salaheddine saleh salim
    salima salma salman salwa samah samar sami samia samih samiha samir sana sanae sanaa sandes saphia sara sawsan selma shadi shahd
    shaima shams shayma sherin siham sihame silia sirine siraj sofian sofyan soufian soufiane soukaina souhaila souad soulaiman
    soumaya soumia suhail sulaiman suleiman sumaya tahar taha talal tamim taoufik taqwa tarek tariq tasnim taym tayeb wafa wafae wael
    wahib waleed walid wassim wassima widad wiam wissal wissam yaakoub yahya yakoub yamina yara yasir yasmina yasser yassin yassine
    yassir younas younous yousef youssef youssra yusra zahra zain zaina zainab zaineb zakaria zakariya zakia zayd zayn zayna zaynab
    zeinab zeina zhour ziad zied zinedine zineb ziyad zohra zouhair zoubida abdelhafid abdelali abdelilah abdelmounim abdoulatif
    adnane aliou alioune amjad aminou anes annisa arbi arsalan ayden aylan aymeric azad badis bahaa belal bilel boubker bushra chaïma
    djenna douaa elias elmehdi elyas emna fahad fairouz ferdaous ghassan hafsah hajjar hamdi hamza hasnaa hayet hedi houria idrisse
    ilhem iliane ilyan imrane inaya insaaf iyed izem jannat jasmin jinane jouria juba kamilia kawthar keltoum kenzi khalissa lahsen
    laïla leen lilya linah lokman maissae malaak maysa mehdy meissa merouane mohamed ali mohsine mouhsin mounaim moustapha nahla najma
    narimane nasreddine nassira nawras nesrine noham nouredine oualida ousama ouiame rayhan rayyan rinad riyan rokia romaissa ryad
    safouan salsabil samy selmane shaïma siraje souhail tasnime tawfik wassila wejdan wijdane yacine yakine younesse yousra yusef zaid
    zakariae zayneb zina ziyan zoubair`,
  polishAndSlavic: `
    adrian agata agnieszka aleksander aleksandr aleksandra aleksy alicja amelia anastasia anastasija anastasiya anatoli andrei andrej
    andrij andriy andrzej anita anya antoni antonina anzhelika ania arina artem artur artyom asia bartek bartlomiej bartosz basia
    beata blanka blazej bogdan bogdana bohdan bojan boryslav borys bozena danil danila daniil danylo daria darya dariusz dawid denys
    dima dimitar dmitri dmytro dominik dominika dorota dragana dusan edyta ekaterina elzbieta emil ewa ewelina fabio filip franciszek
    gabriela gabrijela georgi goran grzegorz hanka henryk hristo hubert ihor illia ilja ilya igor inna irena irina iryna ivan ivana
    ivanka ivaylo iwona iza izabela jacek jadwiga jakub jana janek janusz jaroslav jaroslaw jarek jelena jerzy joanna jovan jovana
    julita justyna kacper kaja kalina kalojan kamil kamila karol karolina kasia katarina katarzyna katerina kateryna kinga kira
    klaudia klaudiusz konrad konstantin kornelia kostya kristina krystian krystyna krzysztof kseniya ksenia kuba larisa lena lesia
    lidia lidiya liliya lilia ljiljana lucja lukasz lyudmyla maciej magda magdalena maja maks maksim maksym malgorzata malwina marcel
    marcelina marcin margarita mariia mariya mariusz marko martyna marharyta mariola mateusz matej matvey matviy michal mikhail
    mikolaj mila milana milena milica milosz mirela miroslav mislav mykhailo mykola monika nadezhda nadia natalia nataliia nataliya
    natasha nazar nadiya nikola nikolai nikolay nina nikodem oksana oktawia ola oleg oleh oleksandr oleksandra oleksii olena oleksiy
    olga olha oliwia oliwier olivia ostap patryk patrycja pavel pavlo pawel petar petr petro piotr plamen polina przemyslaw radek
    radoslaw radoslav rafal ruslan sandro sasha serhii serhiy sergei sergey sergiy slavka sofija sofiia sofiya sonia stanislav
    stanislava stanislaw stas stefania stefka svetlana svitlana swietlana szymon tamar taras tatyana teodor tetiana tomasz tomek
    timofey tymofiy tymur ulyana urszula vadym vadim valentyna valeriia valeriy vasil vasyl vera veronika viktor viktoriia violeta
    vitalii vitaliy vlad vladimir vladislav vladyslav volodymyr vsevolod wanda weronika wiktor wiktoria wioletta wojciech wojtek yakiv
    yaroslav yaroslava yaryna yehor yelena yelyzaveta yevhen yevhenii yulia yuliia yuriy zbigniew zlata zofia zoriana zosia zuzanna
    zuzana agnieska aleks aleksandar alicija anastazja angelika anzelika bohdana dagmara danuta diyana dobromir eliasz emilija fabian
    gaja gosia hanna ignacy iulia iulian jaroslava julka kacperek kajetan kalin kamen karolcia krasimir lilianna liwia lubomir lyubov
    lyubomir marija markiian martyn nataniel nela nikol nikoleta oliwka plamena pola rozalia sambor sasho simeon svetoslav tanita
    teodora tobiasz todor tosia tsvetelina vanya veselin viktorija viliana violetta vitan wiola witold yoana zhivko`,
  african: `
    abdi abdikadir abdirahman abdoulaye abebe abena abiola ada adaeze adama adaobi ade adebayo adenike adjoa adjoua afia afua aida
    aissatou aiyana akosua akua akwasi alassane alhassan alpha amadou amara amaka ama ami aminata amos amani ana anta ansumana arsema
    asha asante assane astou awa aya ayaan ayana ayanda ayomide ayomi babacar bakary balkissa bamba bana baraka beza bijou bineta
    binta blessing boubacar bukola chance chantal chiamaka chidi chidera chinedu chinonso chioma chisom christelle christian comfort
    coumba dado dalitso danait daouda dayo dede demba deborah deqa desta destin destiny diallo dieudonne dikembe djibril djeneba
    dorcas ebenezer ebube ejike ekow elhadj elikia elombe emeka emmanuella ephraim ermias eseosa esperance esinam esi esther eugenie
    eunice evodie ezekiel ezra fabrice fanta fatou fatoumata fatouma favour femi feven filmon fiston fortune francoise frimpong gaelle
    ganza gentille gideon gloire goodluck grace gracia grady haben habib hafsatou hamidou hawa hawwa helen herve hodan hope ibrahima
    idrissa ifeoma ifrah ifeanyi ikenna imani innocent irakoze isatou ishimwe ismaila issouf jabari jamila jeanpaul jedidia jelani
    jemima jeremie jireh joel jonathan josue joy jumoke junior kabeya kabir kadiatou kadidia kalala kalifa kamara kanye karabo kayembe
    kelechi kellya kevine keza khadidja khady kiden kifle kofi kojo kwabena kwaku kwame kwesi lamine lassana lindiwe lionel lucien
    lwazi maame mabel makeda malaika malaïka malik mamadou mamady mandela marceline mariama mariame marlene mawa mawuli maimouna melat
    meron mercy merveille michee mihret moise monifa mory moussa mugisha musa nafi nafissatou nala naomie natnael neema ngozi niyah
    nia nhlanhla nkechi nneka nsimba nyasha nyota obinna odette ogechi olamide olivine oluwaseun omari onyeka osas osagie othniel
    ousmane patience patrice paulette perpetue plamedie praise precious priscilla prosper providence queenie rachel rahel raissa
    rayana rebeka robel rodrigue rokhaya rosine ruth salif salifou samba samson samuella sankara sanaba saran sekou selam semira
    senait seydou shakira shamso shukri sifa simba sira siyabonga solange solomon sory soumaya sulaymane tadesse tariku tekle temesgen
    temitope tendai tenzin thabo thandi thierno thulani tidiane tijan tresor trésor tshepo tsion uche ugochi umar uwimana victoire
    victory wanjiru warsame wisdom yaa yakubu yannick yaw yebio yemane yohannes yonas yordanos zahara zainabu zaki zawadi zuri zola
    abdourahmane adjo afi agyeman akoua alima amari amie aminat anelka anicet anifa armel aurel awah ayoka bamidele bénédicte benie
    biniam bob bosede candide cedrick celestin chancel chidinma christ vie christevie coura cynthia daniella boy darlene daryl davina
    debora diarra djenabou djenebou eliel elikya eliora emile ephraïm ermelinde esaie jay exauce ezechiel fabiola faida falonne fidel
    firmin fred freweyni gedeon ghislaine gradi gradie grâce hadassa heritier hermon hosanna ibou elba jemimah jenovic jeovanni jephte
    joab jocelyne jonas josaphat jospin joyce kadi kahina kapinga kelvin kemi  kesia kibrom kidane lamarana landry legrand leslie
    lionelle makaya mamadi saliou mavinga mayala mbalu mechack medina melchisedek merdi merveil meschac michelange mikal mirembe
    misgana moriah moussoukoro mpia mulugeta nathanaël ndeye neville niels noumia obed onesime oumar oumou ousman henri percy pharrell
    phinees plamedi prisca rabi lee regine rehema ruhama ruphin safi salimata sarafina saviour segun selina semhar shekina shekinah
    stecy tabitha tafari titi trecy uriel vainqueur verlaine wendyam yasmine yodit yohana youma zachee zenabou`,
  southAndEastAsian: `
    aarav aanya aditi aditya akash akira amrit anand anil anjali ankit ananya anushka arjun aryan asha ashok avni ayaan bao bhavna
    bich binh chau chen dao deepak devi dhruv diya dolma divya duc gagandeep giang gurpreet hana hao haruka hien hiro hoang hong hung
    huong imran ishaan jaspreet jia jing jun kabir karan kavya kenta khanh kiran krish krishna lakshmi lan li lian lin ling linh mai
    manish manpreet meera mei minh mohan naina navya neha ngoc nguyen nhi nima nisha nitin parvati pema phuong pooja prakash
    pranav prem priya quan quynh rahul raj rajesh rakesh ravi riya rohan rohit sachin sakura sandeep sanjay santosh sanvi shreya shyam
    siddharth simran sita sonam suman sunil sunita suresh tashi thao  thu tien trang tran trinh tuan uyen varun vihaan vijay vikram
    vinh vy xia xiao yan yang yi ying yuki yun zhang abinav adithya advait akshara akshay amandeep amarjit anaya angad arnav arshdeep
    avneet ayush balraj chandra charanjit dilshan gurjot gurleen gurnoor gurwinder harleen harman harmandeep harjot harsh hetal ishani
    ishita jagdeep jasleen jasmeet kiaan kulwinder lakshay lhamo mandeep mehak navdeep navjot nikhil parth pasang pratik rajdeep
    ramandeep ranveer reyansh rinzin ritika sahib saira samaira sanjana sarthak satnam saurav sherab sneha sukhpreet tenzing tsering
    ugyen vedant yangchen zoya`,
  afghanAndPersian: `
    abbas afsaneh ahmadreza ahmadzai alireza amirali amirhossein arash arezo arman armin arya aref asal asghar atefa atena azadeh
    azita bahar bahareh behnaz behrouz behzad benafsha bibi daryush dariush darya elaha elham elmira elnaz erfan esmat fardin farhad
    farhan farishta farkhunda farnaz farshid farzad farzana fawad fereshta frishta ghazal ghulam golnar habibullah hamidullah hasib
    hedieh hooman hosna jamshid javad kamran kaveh keyvan khatera khosrow laleh mahnaz mahsa maliha maral marjan marzia masoud masooma
    matin mehrdad mehran milad mitra mohsen mojgan mona mortaza mujtaba mursal mustafa nadjib najibullah narges nargis nasrin navid
    nazanin negar negin nilofar niloufar noorullah omid parisa parsa parwana parvin pedram peyman pouya rahmatullah ramin rohullah
    roya sadaf saghar sahar saman samim sayed sepehr setareh shabnam shahin shahrzad shakib shayan shirin shukria siavash soheil
    sohrab soraya susan tahmina tamana tara yasaman yalda zabi zabihullah zahir zarmina zohal zohre bahram behram dilovan ebrahim
    eliyas hevin hiwa jiyan kawa laween nechirvan rebin rojda rojin ronahi rozerin sarwar shilan shvan siyar solin zelal zinar berivan
    berfin diyar ciwan serhad helin`,
  latinAndIberian: `
    adriana afonso agustin alba alejandra alejandro alessandra alessandro alessia alessio alfonso alonso alvaro
    andre andrea andres angel angela angelica angelina angelo antonella antonio armando arturo aurora beatrice
    beatriz benedetta bernardo bianca bruna camilla camilo carla carlos carlota carolina catalina catarina cecilia
    christian clarissa claudio constanza cristian cristiana cristiano cristina damian daniela danilo davide davi
    diana dinis diogo domenico duarte edoardo eduarda eduardo elena eleonora elisabetta elisa emanuele emiliano
    enrico enzo erica esteban estrella eva fabiana fabrizio federica federico felipe fernanda fernando filipa
    filippo flavia flavio francesca francesco francisca francisco gabriella gaia giacomo giada gianluca gilberto
    ginevra giorgia giorgio giovanna giovanni giulia giuseppe gonçalo gonzalo graciela guilherme gustavo henrique
    hernan ignacio ines inigo irene isabella ivan javier jesus joao joaquim joaquin jorge jose josé juan juliana
    kevin laura leandro leonor leticia liliana lorena lourenço luana lucas luciana luciano ludovica luis luisa luiz
    luz manuela marcelo marcos margarida mariano maricel marisol mariza martim massimo mateo mateus matias mattia
    maura mauricio melania miguel milena miranda monica nadia natalia nicola nicolau nicolo noemi nuno octavio paola
    pablo paolo pedro pietro rafaela ramon raquel raul renata renato ricardo riccardo rita roberto rocco rodrigo
    rosalia salvador salvatore samuele santiago santino sergio silvia simao simona sofia sol stefania stefano susana
    teresa thiago tiago tiziana tomas tommaso valentino valeria vanessa vasco veronica vicente viviana vittoria
    vittorio yolanda ximena`,
  romaniaBulgariaBalkanAlbania: `
    adelina albana albina alin alina altin ana-maria anca andreea arben ardian ardita arlind armend arta avni bashkim besa besart
    blerim blerina bogdan catalin catalina ciprian claudiu constantin corina cosmin costel cristi dan daiana denisa denis donika doru
    dragos drilon eda edona elira elona elvis emilian endrit enis ermal erion ervin erza fatjon fatmire fisnik flamur flori florin
    flutura gelu genti georgiana gheorghe hristina ileana ilinca ilir ioan ioana ion ionela ionut jeton jozefina kaltrina klea klevis
    kreshnik kristi lavdim lavinia leart leonora liridon liridona liviu loredana luan lucian lumturi lule madalina marin marian marius
    mihaela mihai mihail mircea monica nicoleta nikolina octavian ovidiu petrica petru radu raluca rares razvan rinor rodica rovena
    roxana rumen sabina shpresa shqipe silviu simona sorin stefania stelian sorina stoyan teuta toma traian tudor vasile vlad valbona
    valdrin valentin valmir xhesika yordan zdravko zamira adrijana adnana aldin alketa amela amina anela anisa arbnora arbresha ardit
    arijana arlinda armela aurela bekim bekir bledar dafina dino dorina driton edin egzon elma elmedina emina endri enisa erblin
    ermira erona fatlind fitim gentiana haris ilirjana jasmina jetmir kushtrim labinot lejla leutrim lirim melisa merjem nejra rina
    sanela shqiponja valmira vesa xheni ylli zana calin codrin crina damaris darius delia emanuel florentina gabriel horia iasmina
    madalin marisa matei mirabela narcis narcisa nelu petronela remus ruxandra sabin sebi sergiu simina stefan alexandru tiberiu timea
    toader valeriu vasilica viorel viorica`,
  french: `
    abigaelle adele adrien agathe agnes alain alban alexia alexis aliénor alienor aliette alizee amandine ambre
    anael anatole andrea angele anne-lise anne-sophie anthony apolline ariel armelle arsene arthus aude audrey
    aurelien axelle bastien baudouin benedicte bertille bertrand blaise blandine brice bryan capucine cassandra
    cassandre catherine charline chloe claire clara claude clementine corentin corinne cyrielle damien delphine
    diane dorian dylan edouard elea eleonore eliott eliot elodie elouan emeric emma enora erwan esteban etienne
    eulalie eva evan fabien fanny faustine flavie flavien flora florian gabin gaetan gael garance gaspard gautier
    genevieve ghislain gregoire gregory guilhem guillaume gustave hector heloise hippolyte honore hortense hugo ines
    ilan iris isaure jacqueline jade janelle jeremie joachim joffrey johan jordan josephine josselin jules julian
    kelyan kenzo kylian lana laurine laurie leandre lenny leo leopold lilou loan lola lorelei lou-anne louane
    louanne loup lubin lucile lucille ludivine ludovic mae maelle maelys maelie malo manoé margaux marguerite marin
    marine marceau martin mateo mathéo matheo mathieu matthieu maud maxence mahe melchior melody mya mylene naelle
    nathan neil nina nino noa noam noeline oceane octave ophelie oriane pascaline perrine pierre pierre-louis
    priscillia quentin raphaelle regis romeo romuald rose-marie sacha saul segolene severin sidonie solene solenne
    soline suzon swan tanguy tao telio theo theophile thibaud thibaut thomas timeo timothe timothee titouan tristan
    ugo valentin victoire virgile yann yanis yoann yohan zelie zoé`,
  english: `
    abby abigail addison aiden aidan alfie alyssa amber amy andrew andy angus archie ashley austin ava bella ben
    bethany billy blake brandon brayden brian brianna brittany brody brooke caitlin caleb callum cameron carter
    chelsea chloe christopher cody cole connor conor cooper corey courtney daisy daniel darren declan diana dylan
    eleanor elijah eli elizabeth ella ellis emily erin ethan evelyn ewan faith finley finn freddie gavin gemma
    george georgia georgina grayson hailey hannah harley harper harriet harrison hayden hayley hazel heather henry
    holly hudson hunter imogen isaac isla ivy jackson jacob jake jamie jane janet jared jax jaxon jayla jaylen
    jaylin jeremiah jessica jesse jim joe joel john jonathan jordan joseph josh joshua julie kaitlyn katherine katie
    kayden kayla keira kelsey kieran kyle kylie lacey landon layla leah leo liam lillie lincoln logan lucy luke
    lydia mackenzie madison maisie mariah mason matthew megan mia michael mike mila millie molly morgan natalie
    nathaniel nevaeh nicholas noah nora olivia owen paige parker paul penelope peter peyton philip phoebe poppy
    rachel reagan rebecca reece rhys riley robert rory rosie ross ruby ryan ryder samantha sam sarah savannah
    scarlett sean sebastian serenity shane shannon shaun sienna simon skye skyler sofia sophia spencer stacey stella
    stephen summer susan tanya taylor theo thomas tiffany toby trevor trinity tristan tyler tyrone victoria violet
    walter wayne wendy will william willow wyatt xavier zach zachary zane zara`,
  hebrewAndArmenian: `
    ani anahit aram araks arman armen artak avi aviva avraham chaim chaya david dov eitan elisheva ephraim esti
    gayane gevorg hakob hovhannes itai leib levi levon lilit lusine malka mane mendel menachem miriam mordechai
    moshe narek narine nare noam rivka ruben ruzanna shira shlomo shmuel sona tamara tatev tigran tova vahan vardan
    yaakov yair yehuda yitzchak yosef zvi`,
};

const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');

/** All of them, folded. */
export const FIRST_NAMES: ReadonlySet<string> = new Set([
  ...SCHOOL_NAMES,
  ...Object.values(GROUPS).flatMap((group) => group.trim().split(/\s+/).map(fold)),
]);
