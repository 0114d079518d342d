import type { Role } from '../../school/model/school.js';

/**
 * A list to start from: what these roles usually do in a Flemish school (`docs/domain.md` §2), in our own words. Nothing of it is known
 * about anybody's school, so it is only ever offered, and taken over one by one. The sentences are in `cards/texts` as
 * `task.starter.<code>`, who somebody outside is as `task.partner.<code>`.
 */
export interface Starter {
  code: string;
  roles: readonly Role[];
  everyTeacher?: true;
  /** Somebody outside the school. */
  partner?: true;
  /** By which words it is found, in three languages; never shown. */
  words: string;
}

const of = (roles: readonly Role[], lines: string, more: Partial<Starter> = {}): Starter[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', words = ''] = line.trim().split(': ');
      return { code, roles, words, ...more };
    });

export const STARTERS: readonly Starter[] = [
  ...of(
    [],
    `t-first: eerste zorg basiszorg klas aanspreekpunt first care in class premiers soins eigen own premier classe
    t-observe: observeren kijken noteren observatie feiten observe notes observer ziet watch and note facts noter faits
    t-try: uitproberen aanpassen aanpak differentieren try adapt essayer adapter klas zelf kleins something small class petit classe
    t-parents: ouders oudercontact vertellen informeren contact parents informer eerste tell first things parler abord
    t-note: leerlingvolgsysteem lvs noteren verslag tracking suivi zetten telt note matters system noter essentiel
    t-handover: overdracht volgend schooljaar doorgeven klasoverdracht handover transmission klas overdragen jou komt hand class comes next transmettre classe suite`,
    { everyTeacher: true },
  ),
  ...of(
    ['CARE_COORDINATOR'],
    `c-contact: zorgvraag aanspreekpunt zorgvragen care request contact demande elke every chaque
    c-consult: overleg mdo organiseren verslag multidisciplinair meeting reunion zorgoverleg plannen leiden plan and lead care consultations planifier mener concertations
    c-coach: coachen leraren steunen meedenken klas coach accompagner ondersteunen support teachers their class soutenir enseignants classe
    c-clb: clb contact aanmelden aanmelding doorverwijzen centrum refer houden keep touch garder
    c-followup: opvolgen lvs leerlingvolgsysteem tests zorgkalender follow up suivi per leerling afgesproken agreed pupil suivre convenu par eleve
    c-policy: zorgbeleid visie zorgwerking schoolwerkplan policy politique school mee uitwerken shape care contribuer soins`,
  ),
  ...of(
    ['CARE_TEACHER'],
    `z-groups: groepje klein instructie remediering verlengde kleine groepen small group petit groupe werken work travailler
    z-inclass: coteaching co-teaching klas meekijken handen klasondersteuning in class en classe meewerken work along travailler deux
    z-tests: toetsen testen analyse resultaten foutenanalyse tests analysis afnemen ontleden give and read them closely passer analyser
    z-material: materiaal hulpmiddelen aangepast klaarmaken material materiel prepare adapted preparer adapte`,
  ),
  ...of(
    ['PUPIL_COUNSELLOR'],
    `b-talk: gesprek luisteren praten jongere welbevinden talk listen ecouter jongeren young people jeunes
    b-absent: spijbelen afwezig absenties b-codes aanwezigheid truancy absence absenteisme afwezigheden opvolgen follow and absences suivre
    b-study: studeren plannen studiemethode leren study methode studying and planning etudier planifier
    b-choice: studiekeuze orientatie overgang choice orientation begeleiden guide studies accompagner choix etudes`,
  ),
  ...of(
    ['GRADE_COORDINATOR'],
    `g-grade: graad organisatie afspraken klassenraad grade organise degre bewaken look after agreements veiller accords
    g-substitute: vervanging toezicht uurrooster replacement timetable remplacement arrange cover and supervision organiser remplacements surveillances`,
  ),
  ...of(
    ['HEAD', 'POLICY_TEAM'],
    `h-final: eindverantwoordelijk beslissen beslissing decide responsable knopen doorhakken final responsibility and decisions responsabilite finale
    h-enrol: inschrijven inschrijving schoolverandering enrol inscription inschrijvingen enrolment and change school inscriptions changement ecole
    h-staff: personeel welzijn collega uren staff hours personnel gesprekken talks and their entretiens heures
    h-safety: veiligheid crisis noodgeval verontrusting safety securite aanspreekpunt noodsituatie emergency cas urgence
    h-policy: beleid zorgvisie aanspreekpunt leerlingenbegeleiding policy politique bewaken look after guidance veiller accompagnement`,
  ),
  ...of(
    ['TRUST_TEACHER'],
    `v-trust: vertrouwelijk praten geheim vertrouwen trust talk confiance gesprek leerling collega confidential entretien confidentiel
    v-bullying: pesten pesterij ruzie bullying harcelement and quarrels cas`,
  ),
  ...of(
    ['EDUCATOR'],
    `o-corridor: onthaal gang speelplaats toezicht playground surveillance reception and corridor accueil cour couloir
    o-absent: bellen afwezigheid bellen aanwezigheden telaatkomers absence call school absent appeler cas`,
  ),
  ...of(
    ['SECRETARY'],
    `s-papers: attest attesten papieren doktersbriefje ziekte certificate attestation ziektebriefjes bewaren keep certificates and sick notes garder attestations certificats
    s-bills: schoolrekening betalen toelage kosten bill facture delen school grants paying parts bourse paiement echelonne`,
  ),
  ...of(
    ['ADMINISTRATOR'],
    `i-accounts: wachtwoord account laptop computer toegang password login wachtwoorden laptops passwords and access mots passe ordinateurs acces
    i-tools: zorgbode slack teams programma software app andere instellen set and other tools regler autres outils`,
  ),
  ...of(
    [],
    `p-clb: clb centrum leerlingenbegeleiding onthaal anker gezondheid vaccinatie studiekeuze guidance centre leren welbevinden questions learning wellbeing health pupil apprentissage bien etre sante accompagnement
    p-lsc: leersteuncentrum leerondersteuner ondersteuner verslag ondersteuning learning support soutien leersteun klas class centre apprentissage classe
    p-pbd: pedagogische begeleidingsdienst begeleider nascholing advisory conseil team ondersteunen zorgbeleid support care policy pedagogical service soutenir equipe politique accompagnement pedagogique
    p-police: politie schoolspotter verkeer wijkagent police agent spijbelen veiligheid rond school truancy traffic safety near absences circulation securite scolaire
    p-interpreter: tolk sociaal vertaling interpreter interprete gesprek ouders talk parents social parler`,
    { partner: true },
  ),
];

const BY_CODE = new Map(STARTERS.map((one) => [one.code, one]));
export const starterOf = (code: string | undefined): Starter | undefined =>
  code === undefined ? undefined : BY_CODE.get(code);

/** Its place in the list to start from; what is not in it, before all. */
export const placeOf = (code: string | undefined): number => STARTERS.findIndex((one) => one.code === code);

/** Those for roles that somebody has here; class teachers and people outside are everywhere. */
export const startersFor = (roles: ReadonlySet<Role>): Starter[] =>
  STARTERS.filter((one) => one.roles.length === 0 || one.roles.some((role) => roles.has(role)));
