/** Traditional characters (and rarer forms) of our Chinese words, each followed by its simplified one. */
const pairs =
  '資资週周個个過过號号後后從从對对與与這这來来內内兩两禮礼間间開开現现數数據据報报統统計计幫帮請请問问麼么樣样給给雙双國国慶庆節节聖圣誕诞網网黃黄較较環环當当時时點点鐘钟總总嗎吗謝谢發发郵邮為为們们會会擊击單单體体結结關关並并還还將将趨趋勢势現现狀状態态況况績绩圖图標标籤签匯汇總总詳详訊讯簡简業业營营銷销動动' +
  '俩两勞劳煩烦駕驾詢询顯显導导麻麻傳传遞递蹤踪圍围餘余後后從从經经歷历萬万壹一貳二贰二叁三參三肆四伍五陸六陆六柒七捌八玖九拾十〇零○零兒儿歲岁黑黑購购農农曆历宵宵婦妇親亲師师勵励啟启終终廿廿卅卅末末爲为佈布嘅的喺在唔不咗了';

export const simplified: ReadonlyMap<string, string> = new Map(
  Array.from({ length: [...pairs].length / 2 }, (_, i): [string, string] => [
    [...pairs][2 * i] ?? '',
    [...pairs][2 * i + 1] ?? '',
  ]),
);
