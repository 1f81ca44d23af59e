import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';
import { isKind } from '../api/problem';

export type Person = Schemas['PersonResponse'];
export type Employee = Schemas['EmployeeResponse'];

const PAGE = 25;
const LONG_MS = 600_000;

/** People that a text finds, page by page. What was found before stays until there is something else. */
export const usePeople = (search: string) =>
  useInfiniteQuery({
    queryKey: ['people', search],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: PAGE,
        ...(search === '' ? {} : { search }),
        ...(pageParam === '' ? {} : { after: pageParam }),
      };
      return answered(api.GET('/api/v1/people', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Somebody with their assignments; `null` where they are not to be seen today. */
export const useEmployee = (code: string) =>
  useQuery({
    queryKey: ['employee', code],
    queryFn: async () => {
      try {
        return await answered(api.GET('/api/v1/employees/{code}', { params: { path: { code } } }));
      } catch (error) {
        if (isKind(error, 'not-found')) return null;
        throw error;
      }
    },
  });

/** What roles and departments are called, by code. */
export const useStructure = () =>
  useQuery({
    queryKey: ['structure'],
    queryFn: async () => {
      const [roles, departments] = await Promise.all([
        answered(api.GET('/api/v1/roles')),
        answered(api.GET('/api/v1/departments')),
      ]);
      return {
        roles: new Map(roles.items.map((role) => [role.code, role])),
        departments: new Map(departments.items.map(({ code, name }) => [code, name])),
      };
    },
    staleTime: LONG_MS,
  });
