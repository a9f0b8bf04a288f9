namespace PostalTracking.Web.Features.Staff;

/// <summary>Who of the staff may use what: the names of authorisation policies and the roles they let in.</summary>
internal static class StaffAccess
{
    /// <summary>Signed in, screen not locked.</summary>
    public const string Anyone = "staff";

    /// <summary>Sell in a shift of one's own.</summary>
    public const string Counter = "staff:counter";

    /// <summary>Approve differences, read the shifts of one's office.</summary>
    public const string Supervise = "staff:supervise";

    /// <summary>Read the audit log and verify it.</summary>
    public const string Audit = "staff:audit";

    /// <summary>Make, change and disable accounts.</summary>
    public const string Accounts = "staff:accounts";

    /// <summary>Work claims: read, ask, decide, order money.</summary>
    public const string Desk = "staff:desk";

    /// <summary>Release ordered money, settle it, keep the calendar, the templates and the register of senders.</summary>
    public const string Payouts = "staff:payouts";

    /// <summary>The portal of one's own organisation.</summary>
    public const string Partner = "partner";

    /// <summary>Members and keys of one's own organisation.</summary>
    public const string PartnerOwner = "partner:owner";

    public static IReadOnlyDictionary<string, StaffRole[]> Roles { get; } = new Dictionary<string, StaffRole[]>
    {
        [Anyone] = Enum.GetValues<StaffRole>(),
        [Counter] = [StaffRole.Clerk, StaffRole.Supervisor],
        [Supervise] = [StaffRole.Supervisor],
        [Audit] = [StaffRole.Operator, StaffRole.Administrator],
        [Accounts] = [StaffRole.Administrator],
        [Desk] = [StaffRole.Consultant, StaffRole.SeniorConsultant],
        [Payouts] = [StaffRole.SeniorConsultant],
        [Partner] = [StaffRole.PartnerOwner, StaffRole.PartnerMember],
        [PartnerOwner] = [StaffRole.PartnerOwner],
    };

    /// <summary>The roles an administrator gives; partners invite their own people.</summary>
    public static IReadOnlyList<StaffRole> OfTheHouse { get; } = [.. Roles[Anyone].Except(Roles[Partner])];
}
