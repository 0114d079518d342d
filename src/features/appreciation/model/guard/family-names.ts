/**
 * Family names heard in Flemish schools, for what is typed without a capital and for a surname after a colleague's first name;
 * our own list from general knowledge. Lower case, without accents and without what stands before them ("van den", "el").
 */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  `peeters janssens janssen maes jacobs mertens willems claes goossens wouters desmet desmedt smet smedt smets dubois lambert dupont martens michiels hermans aerts
    vermeulen vermeire vandamme damme vandenberghe berghe bergh berg broeck broucke broecke bosch bossche bosche bulcke baets backer bakker
    baere beule bie block bock boeck boever brabandere bruyn bruyne bruyn clercq cock coninck cooman coster craene cuyper decker deckers declercq
    decoster desmedt deprez devos devriendt devriese dewitte dewaele dhondt d'hondt dhaene dierckx diels driesen dumont dupuis engels
    eynde fransen gaver geerts gheysens goethals goeman govaerts graef graeve haeck haegen heyden hendrickx hendriks heuvel hoof houtte
    huysmans jansen jansens joos keyser keyzer lauwers leemans lemmens lenaerts lievens lippens loo luyten maene maertens martin meersman
    meert meester merckx meyer meulemans mol moor moortel nijs nys neve nolf olbrechts pauwels pauw peters pieters piette pelt pollet poppe potter
    praet putte raes raeymaekers rijck ridder roels rombouts rooms rosseel roy ryckaert saeger schepper schepens schoofs segers sels simons
    smeets smekens somers staelens stevens sterckx stoop stroobants swinnen thijs thys timmermans torfs troch tuyls vanacker vandaele vandenbroucke
    vanderlinden vandermeersch vandevelde velde vanhoutte vanhove hove vanneste vansteenkiste vercammen verbeke verbeeck verbeek verbruggen verbrugge
    vercauteren vercruysse verdonck vereecke verhaegen verhaeghe verhaege verhelst verheyen verhoeven verhulst verlinden vermeersch vermeiren vermeylen
    verschueren verstraete verstraeten vertommen verveecken vos vriendt vries vrints waele wauters welvaert wilde winter witte wulf wyngaert
    yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat
    amrani idrissi alaoui benali bakkali yahyaoui bouazza bouzid boutaleb ouali azzouzi mansouri hamdaoui haddad hassani hamidi messaoudi moussaoui
    rahmani saidi tahiri touzani zerouali ziani yaacoubi aissaoui kaddouri khattabi fassi filali ouahabi
    kowalski kowalska nowak wisniewski wisniewska wojcik kowalczyk kaminski lewandowski zielinski shevchenko kovalenko bondarenko melnyk
    popescu ionescu ivanov petrov dimitrov hoxha gashi krasniqi
    diallo bah barry sow ndiaye diop traore keita camara conde mbemba kabongo ilunga mukendi okafor mensah owusu hassan ahmed mohamed ali abdi
    singh kaur patel khan nguyen tran pham wang zhang chen
    silva santos ferreira pereira oliveira garcia fernandez rodriguez lopez martinez rossi russo ferrari esposito
    leroy moreau lefevre lefebvre laurent simon michel bernard petit durand rousseau mercier legrand
    smith jones thompson williams brown taylor johnson wilson evans walker robinson`
    .trim()
    .split(/\s+/),
);
