const words = `
  abort abound algo alter another aster autumn bank bark bast bat bear beat beginnings best bet beta beth bigints
  black blank bloat block blowing boa boot booting boring bounce bounces bouncing brack calendars came cast childless
  children choking christian chunking cloning closing coding combine compact companion company compared compares
  comparison comparisons compass compile compiled compiling completely completer completes complex complying compose
  composed composing compute computed computing config coping copying correct cost coupling currency currently
  currents cutting dale dame dare dated dave decent dependence domain domains doubled doubles doubly dragons dry
  dumping eagerly ear earliest easier east element encoded encoding ender endings endline enquire entered entirely
  entirety entries esp even ever every exc exceeding excel excepts excerpts excessive excluded excludes exclusion
  exclusive exclusively explode exports fall fast fell fill fool foolish fork forth forwarded frog further gear
  general gold goods goon halt hear host imports inch included includes inclusion incomplete independence independent
  intentional intl intrusive ips junk juno jury lack lake lame largely largest latency latent lateral latex latter
  layer lease least light linters lite liter loon lost lust mans marc marco marsh mast master match matcher matchers
  maths matters meaning merging mind mine mini mint minus mips mis miss moaning mocking monte monthly moon mornings
  most mother mouth must name near nearly neat nest net never nightly non nook noop noun numbered other outgoing
  oversight overt part pass pasta paste pat patrick periodic periods pool pools post pour pre precious pref prep
  prepending present pretending previews previously priv proceeding quarterly quieter rage rang ranged ranges
  realtime rear receipt records relation relative relatively relatives relying repeats reported reporter repost
  resent resort resorts reverts roaming routing safe sage sake sale salting sam samp sandals sane save scan science
  scoring sect seeding seeking sender senders serving set severed severely shame sharing silence sine singers single
  singly sleeping small smart smarts smell sold some soon sorting spacing spam spans spawn speeding spin sprint
  stacking staging stall standing star stars starter starters startline startup starving stating statistical staying
  stepping still stirring storing strange string strings stringy sundry swapping tag tags tailing tall tear test
  tests text thee theses thin thinks thorough though thought throughput thus tie ties tile tilt time timed timer
  times tire toddy tom tomb toml tour towards tracing trading training trapping untie util lte latn walking warning weakened wear
  weather wedding weed west whale while whiteout whose width wish wishing wit witch word wording works worrying yea
  yeah yearly yes
`;

/** English words within a slip or two of ours that mean something themselves: they are never corrected. */
export const ordinaryWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
