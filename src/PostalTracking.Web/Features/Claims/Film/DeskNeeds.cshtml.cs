using Microsoft.AspNetCore.Authorization;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The desk's checklist alone, for the page that shows it already.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class DeskNeedsModel(ClaimVisit visit, ReadEvidence evidence) : FreshNeeds(visit, evidence);
