import { useSpoken } from '../words/language';
import { useStructure } from './people-queries';

export interface PostNames {
  readonly role: (code: string) => string;
  readonly department: (code: string) => string;
}

/** Names of roles in the reader's language, and of departments; their codes while these are not known. */
export function usePostNames(): PostNames {
  const { language } = useSpoken();
  const { data } = useStructure();
  return {
    role: (code) => {
      const role = data?.roles.get(code);
      return (language === 'zh' ? role?.nameZh : undefined) ?? role?.name ?? code;
    },
    department: (code) => data?.departments.get(code) ?? code,
  };
}
