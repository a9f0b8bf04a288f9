namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>Why an account was not made or changed. The names lead to the page's words.</summary>
internal enum AccountRefusal
{
    NoName,
    BadUserName,
    UserNameTaken,
    NoSuchOffice,

    /// <summary>Another administrator does it: nobody gives himself rights or locks himself out.</summary>
    OwnAccount,

    /// <summary>Somebody must be able to let the others in again.</summary>
    LastAdministrator,

    /// <summary>The account was changed by somebody else meanwhile.</summary>
    ChangedMeanwhile,
}
