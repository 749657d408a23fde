/**
 * What the bundled packages need to run on this version of Python and without threads. Each is a replacement of text
 * that must be found: a package that has changed there is left out with a
 * clear message, not shipped broken. They are for Debian's packages; wheels are taken as they are.
 */
export const PYTHON_PATCHES = [
  {
    file: 'anyio/from_thread.py',
    why: 'a portal elsewhere has a thread of its own',
    find: '@contextmanager\ndef start_blocking_portal(',
    replace: '@contextmanager\ndef _start_portal_in_thread(',
  },
  {
    file: 'anyio/from_thread.py',
    why: 'a portal elsewhere has a thread of its own',
    find: 'T_Retval = TypeVar("T_Retval")\n',
    replace:
      'T_Retval = TypeVar("T_Retval")\n\n\ndef start_blocking_portal(backend="asyncio", backend_options=None):\n' +
      '    from lectern_portal import start_blocking_portal\n\n' +
      '    return start_blocking_portal(backend, backend_options)\n\n',
  },
  {
    file: 'anyio/_backends/_asyncio.py',
    why: 'there are no worker threads: the function is called at once',
    find: '    await checkpoint()\n\n    # If this is the first run in this event loop thread, set up the necessary variables\n',
    replace:
      '    await checkpoint()\n\n    from lectern_threads import aside\n\n' +
      '    async with (limiter or current_default_thread_limiter()):\n' +
      '        context = copy_context()\n' +
      '        context.run(sniffio.current_async_library_cvar.set, None)\n' +
      '        with aside():\n            return context.run(func, *args)\n\n',
  },
  {
    file: 'anyio/_backends/_asyncio.py',
    why: 'the loop’s own thread cannot be waited for',
    find: '    f: concurrent.futures.Future[T_Retval] = asyncio.run_coroutine_threadsafe(\n        func(*args), threadlocals.loop\n    )\n    return f.result()\n',
    replace: '    return asyncio.run(func(*args))\n',
  },
  {
    file: 'asgiref/sync.py',
    why: 'the loop’s own thread cannot be waited for',
    find: '            if not (self.main_event_loop and self.main_event_loop.is_running()):\n',
    replace: '            if True:\n',
  },
  {
    file: 'starlette/testclient.py',
    why: 'the app runs when its test waits for it',
    find: '        self._send_queue: "queue.Queue[typing.Any]" = queue.Queue()\n',
    replace:
      '        from lectern_portal import PortalQueue\n\n' +
      '        self._send_queue = PortalQueue(lambda: self.portal)\n',
  },
  {
    file: 'pydantic/main.py',
    why: 'annotations are evaluated late since Python 3.14 (PEP 649)',
    find: "resolve_annotations(namespace.get('__annotations__', {}), namespace.get('__module__', None))",
    replace: "resolve_annotations(own_annotations(namespace), namespace.get('__module__', None))",
  },
  {
    file: 'pydantic/main.py',
    why: 'annotations are evaluated late since Python 3.14 (PEP 649)',
    find: '@dataclass_transform(kw_only_default=True, field_specifiers=(Field, FieldInfo))\nclass ModelMetaclass(ABCMeta):\n',
    replace:
      'def own_annotations(namespace):\n    import annotationlib\n\n' +
      "    annotate = annotationlib.get_annotate_from_class_namespace(namespace)\n    if '__annotations__' in namespace or annotate is None:\n" +
      "        return namespace.get('__annotations__', {})\n" +
      '    return annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF)\n\n\n' +
      '@dataclass_transform(kw_only_default=True, field_specifiers=(Field, FieldInfo))\nclass ModelMetaclass(ABCMeta):\n',
  },
  {
    file: 'pydantic/typing.py',
    why: 'forward references are evaluated by a function of typing since Python 3.14',
    find: 'return cast(Any, type_)._evaluate(globalns, localns, set())',
    replace: 'return typing.evaluate_forward_ref(type_, globals=globalns, locals=localns)',
  },
  {
    file: 'pydantic/typing.py',
    why: 'forward references are evaluated by a function of typing since Python 3.14',
    find: 'from collections.abc import Callable\n',
    replace: 'import typing\nfrom collections.abc import Callable\n',
  },
  {
    file: 'werkzeug/routing/rules.py',
    why: 'ast.Constant calls its content value',
    find: 'ret[-1] = ast.Str(ret[-1].s + p.s)',
    replace: 'ret[-1] = ast.Constant(ret[-1].value + p.value)',
  },
  {
    file: 'werkzeug/routing/rules.py',
    why: 'ast.Constant calls its content value',
    find: 'ast.Str(s=elem)',
    replace: 'ast.Constant(elem)',
  },
  {
    file: '_pytest/assertion/rewrite.py',
    why: 'ast.Constant calls its content value',
    find: 'doc = item.value.s\n',
    replace: 'doc = str(item.value.value)\n',
  },
  ...['flask/helpers.py', 'flask/scaffold.py', 'werkzeug/middleware/shared_data.py'].map((file) => ({
    file,
    why: 'pkgutil finds no loaders any more',
    find: 'pkgutil.get_loader(',
    replace: '__import__("lectern_loader").find_loader(',
  })),
  ...['werkzeug/routing/rules.py', '_pytest/assertion/rewrite.py', '_pytest/mark/expression.py'].flatMap(
    constantNodes,
  ),
]

/** Classes of syntax trees that Python 3.14 has no more. */
function constantNodes(file) {
  const why = 'ast.Constant stands for all constants since Python 3.8'
  return [{ file, why, find: /\bast\.(Str|Num|NameConstant)\b/g, replace: 'ast.Constant' }]
}
