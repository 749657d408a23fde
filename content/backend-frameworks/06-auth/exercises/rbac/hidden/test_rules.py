import unittest

import main
from fastapi.testclient import TestClient

client = TestClient(main.app)


def state(invoice_id):
    return main.db.execute("SELECT state FROM invoices WHERE id = ?", [invoice_id]).fetchone()["state"]


def refund(invoice_id, token):
    return client.post(f"/invoices/{invoice_id}/refund", headers={"Authorization": f"Bearer {token}"}).status_code


class Rules(unittest.TestCase):
    def tearDown(self):
        main.db.rollback()
        main.db.execute("DELETE FROM role_includes WHERE includes = 'manager' OR role = 'customer'")
        main.db.execute("DELETE FROM role_permissions WHERE role = 'customer' AND permission = 'invoice:refund'")
        main.db.commit()

    def test_permissions_are_a_set(self):
        self.assertEqual(set(main.permissions_of(main.db, 3)), {"invoice:read", "invoice:read:all"})
        self.assertEqual(set(main.permissions_of(main.db, 1)), {"invoice:read"})
        self.assertEqual(set(main.permissions_of(main.db, 5)), set())
        self.assertEqual(set(main.permissions_of(main.db, 99)), set())

    def test_a_circle_of_roles_ends(self):
        main.db.execute("INSERT INTO role_includes VALUES ('customer', 'manager')")
        self.assertEqual(len(main.permissions_of(main.db, 1)), 4)

    def test_a_refund_reaches_only_the_callers_own(self):
        main.db.execute("INSERT INTO role_permissions VALUES ('customer', 'invoice:refund')")
        before = state(3)
        self.assertEqual(refund(3, "t-ada"), 404)
        self.assertEqual(state(3), before)
        self.assertEqual(refund(1, "t-ada"), 200)

    def test_nothing_is_changed_by_who_may_not(self):
        before = state(1)
        self.assertEqual(refund(1, "t-carl"), 403)
        self.assertEqual(state(1), before)

    def test_what_is_not_there_is_404_for_managers_too(self):
        self.assertEqual(refund(99, "t-dora"), 404)


if __name__ == "__main__":
    unittest.main()
