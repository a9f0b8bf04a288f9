namespace PostalTracking.Web.Features.Staff;

/// <summary>What a person who signs in does: for the house, or for a partner. Stored; the names are the claim's values.</summary>
internal enum StaffRole : short
{
    /// <summary>Sells at a counter.</summary>
    Clerk = 1,

    /// <summary>Answers for the clerks and shifts of an office.</summary>
    Supervisor = 2,

    /// <summary>Works claims.</summary>
    Consultant = 3,

    /// <summary>The second pair of eyes on claims and money.</summary>
    SeniorConsultant = 4,

    /// <summary>Keeps the service running.</summary>
    Operator = 5,

    /// <summary>Gives and takes access.</summary>
    Administrator = 6,

    /// <summary>Answers for a partner's organisation: its members, its keys.</summary>
    PartnerOwner = 7,

    /// <summary>Works for a partner: its parcels, its uploads.</summary>
    PartnerMember = 8,
}
