/** The columns of better-auth's fields, where they have other names (`migrations/0002`). */
export const COLUMNS = {
	user: {
		fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' }
	},
	session: {
		fields: {
			userId: 'user_id',
			expiresAt: 'expires_at',
			ipAddress: 'ip_address',
			userAgent: 'user_agent',
			createdAt: 'created_at',
			updatedAt: 'updated_at'
		}
	},
	credential: {
		fields: {
			accountId: 'account_id',
			providerId: 'provider_id',
			userId: 'user_id',
			accessToken: 'access_token',
			refreshToken: 'refresh_token',
			idToken: 'id_token',
			accessTokenExpiresAt: 'access_token_expires_at',
			refreshTokenExpiresAt: 'refresh_token_expires_at',
			createdAt: 'created_at',
			updatedAt: 'updated_at'
		}
	},
	verification: {
		fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' }
	},
	twoFactor: {
		user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
		twoFactor: {
			modelName: 'two_factor',
			fields: {
				userId: 'user_id',
				backupCodes: 'backup_codes',
				failedVerificationCount: 'failed_verification_count',
				lockedUntil: 'locked_until'
			}
		}
	}
} as const;
