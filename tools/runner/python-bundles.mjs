/**
 * What learners' Python programs can import beyond the standard library. A program gets those bundles that its import
 * statements name, and those that these need.
 *
 * - `title`: as people call it
 * - `packages`: Debian's names
 * - `wheels`: the same as projects of the Python index, for installations that bring wheels
 * - `modules`: what imports of it are called; checked when it is built
 * - `needs`: other bundles
 */
export const PYTHON_BUNDLES = {
  timezones: {
    title: 'time zones',
    packages: ['tzdata', 'python3-tz'],
    wheels: ['tzdata', 'pytz'],
    modules: ['pytz'],
    standardModules: ['zoneinfo'],
    needs: [],
  },
  templates: {
    title: 'Jinja2',
    packages: ['python3-jinja2', 'python3-markupsafe', 'python3-itsdangerous'],
    wheels: ['jinja2', 'markupsafe', 'itsdangerous'],
    modules: ['jinja2', 'markupsafe', 'itsdangerous'],
    needs: [],
  },
  httpx: {
    title: 'httpx',
    packages: [
      'python3-anyio',
      'python3-sniffio',
      'python3-idna',
      'python3-httpx',
      'python3-httpcore',
      'python3-h11',
      'python3-rfc3986',
      'python3-certifi',
    ],
    wheels: ['anyio', 'sniffio', 'idna', 'httpx', 'httpcore', 'h11', 'certifi'],
    modules: ['anyio', 'sniffio', 'httpx', 'httpcore', 'h11'],
    needs: [],
  },
  fastapi: {
    title: 'FastAPI',
    packages: [
      'python3-fastapi',
      'python3-starlette',
      'python3-pydantic',
      'python3-multipart',
      'python3-six',
      'python3-email-validator',
      'python3-dnspython',
      'python3-dotenv',
    ],
    wheels: [
      'fastapi',
      'starlette',
      'pydantic',
      'pydantic-core',
      'annotated-types',
      'annotated-doc',
      'typing-inspection',
      'typing-extensions',
      'python-multipart',
      'email-validator',
      'dnspython',
      'python-dotenv',
    ],
    modules: ['fastapi', 'starlette', 'pydantic', 'multipart', 'email_validator', 'dotenv'],
    needs: ['httpx', 'templates'],
  },
  asgiref: {
    title: 'asgiref',
    packages: ['python3-asgiref'],
    wheels: ['asgiref'],
    modules: ['asgiref'],
    needs: [],
  },
  django: {
    title: 'Django',
    packages: ['python3-django', 'python3-sqlparse', 'python3-djangorestframework'],
    wheels: ['django', 'sqlparse', 'djangorestframework'],
    modules: ['django', 'sqlparse', 'rest_framework'],
    needs: ['timezones', 'asgiref'],
  },
  flask: {
    title: 'Flask',
    packages: ['python3-flask', 'python3-werkzeug', 'python3-click', 'python3-blinker'],
    wheels: ['flask', 'werkzeug', 'click', 'blinker'],
    modules: ['flask', 'werkzeug', 'click', 'blinker'],
    needs: ['templates', 'asgiref'],
  },
  sqlalchemy: {
    title: 'SQLAlchemy',
    packages: ['python3-sqlalchemy'],
    wheels: ['sqlalchemy', 'typing-extensions'],
    modules: ['sqlalchemy'],
    needs: [],
  },
  alembic: {
    title: 'Alembic',
    packages: ['python3-alembic', 'python3-mako'],
    wheels: ['alembic', 'mako'],
    modules: ['alembic', 'mako'],
    needs: ['sqlalchemy', 'templates'],
  },
  pytest: {
    title: 'pytest',
    packages: [
      'python3-pytest',
      'python3-iniconfig',
      'python3-pluggy',
      'python3-packaging',
      'python3-attr',
      'python3-pytest-asyncio',
    ],
    wheels: ['pytest', 'iniconfig', 'pluggy', 'packaging', 'pygments', 'pytest-asyncio'],
    modules: ['pytest', 'pytest_asyncio', 'packaging'],
    needs: [],
  },
  security: {
    title: 'PyJWT and Passlib',
    packages: ['python3-jwt', 'python3-passlib'],
    wheels: ['pyjwt', 'passlib'],
    modules: ['jwt', 'passlib'],
    needs: [],
  },
  yaml: {
    title: 'PyYAML',
    packages: ['python3-yaml'],
    wheels: ['pyyaml'],
    modules: ['yaml'],
    needs: [],
  },
}

/**
 * Memory with the framework imported, so that a fresh interpreter has it in a fraction of a second. Of several that a
 * program could begin with, the first is taken whose bundles are all wanted.
 */
export const PYTHON_SNAPSHOTS = [
  {
    name: 'fastapi-sqlalchemy',
    bundles: ['fastapi', 'sqlalchemy'],
    imports: 'fastapi, fastapi.testclient, fastapi.security, sqlalchemy.orm, sqlalchemy.dialects.sqlite',
  },
  { name: 'fastapi', bundles: ['fastapi'], imports: 'fastapi, fastapi.testclient, fastapi.security' },
  {
    name: 'django',
    bundles: ['django'],
    imports:
      'django, django.apps, django.conf, django.db.models, django.db.backends.sqlite3.base, django.http, ' +
      'django.urls, django.views, django.test, django.core.management, django.core.handlers.wsgi, ' +
      'django.core.handlers.asgi, django.template, django.template.loader, django.forms, django.middleware.common',
  },
  { name: 'flask', bundles: ['flask'], imports: 'flask, flask.testing, jinja2' },
  { name: 'sqlalchemy', bundles: ['sqlalchemy'], imports: 'sqlalchemy.orm, sqlalchemy.dialects.sqlite' },
  {
    name: 'pytest',
    bundles: ['pytest'],
    imports: 'pytest, _pytest.assertion.rewrite, _pytest.python, _pytest.unittest',
  },
]
