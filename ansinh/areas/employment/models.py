"""Tables of employment: workers, employers and vacancies, fairs, loans, work abroad with support and remittances."""

from __future__ import annotations

from django.db import models

from ansinh.registers.models import Thing, ThingFact
from ansinh.registry.models import Person, PersonFact, Unit


class Worker(PersonFact):
    """What the worker's form says (Thông tư 01/2022 Mẫu 01; from 2026 the registration). Codes are those of the form."""

    form = models.TextField(default="")  # SURVEY, REGISTRATION
    collected_on = models.DateField(null=True)
    insurance_number = models.TextField(default="")
    permanent_address = models.TextField(default="")
    present_address = models.TextField(default="")
    priority = models.TextField(default="")
    ethnicity = models.TextField(default="")
    schooling = models.TextField(default="")
    skill = models.TextField(default="")
    trade = models.TextField(default="")
    activity = models.TextField(default="")
    status = models.TextField(default="")
    job = models.TextField(default="")
    insured = models.TextField(default="")
    contract = models.TextField(default="")
    workplace = models.TextField(default="")
    workplace_kind = models.TextField(default="")
    workplace_address = models.TextField(default="")
    jobless = models.TextField(default="")
    jobless_for = models.TextField(default="")
    inactive_reason = models.TextField(default="")
    wants_job = models.TextField(default="")
    wants_training = models.TextField(default="")

    class Meta:
        db_table = "employment_worker"


class LabourCount(ThingFact):
    """A village's labour force as the yearly survey counted it: the base of the two trained-worker ratios."""

    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    year = models.IntegerField()
    counted_on = models.DateField()
    grown_up = models.IntegerField()  # 15 and older
    labour_force = models.IntegerField()
    employed = models.IntegerField()
    trained = models.IntegerField()
    certified = models.IntegerField()

    class Meta:
        db_table = "employment_labourcount"


class Employer(ThingFact):
    """Somebody who employs, of the district or who hires in it (Mẫu 02)."""

    name = models.TextField()
    tax_code = models.TextField(default="")
    kind = models.TextField()
    sector = models.TextField(default="")
    address = models.TextField(default="")
    size = models.TextField(default="")
    hires_soon = models.IntegerField(null=True)  # within six months

    class Meta:
        db_table = "employment_employer"


class Vacancy(ThingFact):
    """Places that an employer wants to fill."""

    title = models.TextField()
    employer = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    places = models.IntegerField()
    women = models.IntegerField(null=True)
    schooling = models.TextField(default="")
    skill = models.TextField(default="")
    trade = models.TextField(default="")
    age_from = models.IntegerField(null=True)
    age_to = models.IntegerField(null=True)
    experience = models.TextField(default="")
    workplace = models.TextField(default="")
    wage_vnd = models.BigIntegerField(null=True)
    benefits = models.TextField(default="")
    apply_by = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "employment_vacancy"


class Referral(ThingFact):
    """A worker was pointed at a vacancy, with the reasons."""

    vacancy = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    points = models.IntegerField(null=True)
    reasons = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "employment_referral"


class Fair(ThingFact):
    """A session of the labour exchange in a commune."""

    title = models.TextField()
    held_on = models.DateField()
    venue = models.TextField(default="")
    partner = models.TextField(default="")
    cost_vnd = models.BigIntegerField(null=True)
    report = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "employment_fair"


class FairEmployer(ThingFact):
    """An employer took part in a fair."""

    fair = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    places = models.IntegerField(null=True)

    class Meta:
        db_table = "employment_fairemployer"


class FairVisitor(ThingFact):
    """Somebody came to a fair, and what came of it."""

    fair = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    interest = models.TextField(default="")
    vacancy = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    outcome_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "employment_fairvisitor"


class Loan(ThingFact):
    """A loan for jobs or for work abroad. The bank lends; what stands here is a copy."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()  # WORKER, BUSINESS, ABROAD
    purpose = models.TextField(default="")
    amount_vnd = models.BigIntegerField()
    cost_vnd = models.BigIntegerField(null=True)
    jobs = models.IntegerField(null=True)
    secured = models.BooleanField(default=False)
    months = models.IntegerField(null=True)
    lent_on = models.DateField(null=True)
    bank_paper = models.TextField(default="")
    journey = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.TextField()

    class Meta:
        db_table = "employment_loan"


class Journey(ThingFact):
    """A worker's way abroad and back, from the registration on. The departure is what the year counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    country = models.TextField()
    form = models.TextField(default="")
    company = models.TextField(default="")
    trade = models.TextField(default="")
    skill = models.TextField(default="")
    passport = models.TextField(default="")
    wage = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.TextField(default="")
    contract_number = models.TextField(default="")
    contract_months = models.IntegerField(null=True)
    cost_vnd = models.BigIntegerField(null=True)
    target_group = models.TextField(default="")
    emergency_contact = models.TextField(default="")
    registered_on = models.DateField(null=True)
    selected_on = models.DateField(null=True)
    training_from = models.DateField(null=True)
    orientation_paper = models.TextField(default="")
    signed_on = models.DateField(null=True)
    financed_on = models.DateField(null=True)
    visa_on = models.DateField(null=True)
    departed_on = models.DateField(null=True)
    extended_on = models.DateField(null=True)
    absconded_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    return_reason = models.TextField(default="")
    after_return = models.TextField(default="")
    died_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)
    cancel_reason = models.TextField(default="")
    state = models.TextField()

    class Meta:
        db_table = "employment_journey"


class Support(ThingFact):
    """One kind of support on the way abroad, once a person."""

    journey = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    days = models.IntegerField(null=True)
    amount_vnd = models.BigIntegerField()
    asked_on = models.DateField()
    paper = models.TextField(default="")
    paid_on = models.DateField(null=True)
    state = models.TextField()

    class Meta:
        db_table = "employment_support"


class RemittanceSurvey(ThingFact):
    """What a household said that it received in a quarter, as a band."""

    journey = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    consented = models.BooleanField(default=False)
    band = models.TextField()
    used_for = models.TextField(default="")

    class Meta:
        db_table = "employment_remittancesurvey"
