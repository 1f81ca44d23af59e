import { Button } from 'antd';

import { useSpoken } from '../words/language';

/** Named in the language that it leads to, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const { language, words, switchLanguage } = useSpoken();
  return (
    <Button type="text" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={switchLanguage}>
      {words.otherLanguage}
    </Button>
  );
}
