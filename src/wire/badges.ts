/** A badge that members can wear. */
export interface WireBadge {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly backgroundColor?: string;
  readonly textColor?: string;
  readonly icon?: string;
  readonly slug?: string;
  readonly revision: string;
  readonly createdDate: string;
  readonly updatedDate: string;
}

/** A member wears a badge. */
export interface WireBadgeAssignment {
  readonly id: string;
  readonly badgeId: string;
  readonly memberId: string;
  readonly revision: string;
  readonly createdDate: string;
  readonly updatedDate: string;
}
