namespace PostalTracking.Web.Features.Staff;

/// <summary>What a person of the staff does. Stored; the names are the claim's values.</summary>
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
}
